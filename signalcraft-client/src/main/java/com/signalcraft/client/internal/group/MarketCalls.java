package com.signalcraft.client.internal.group;

import com.signalcraft.client.hosted.HttpMarket;
import com.signalcraft.client.hosted.MarketSnapshot;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.ExternalRows;
import com.signalcraft.client.internal.json.HostedRows;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ApiRequest;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.MarketQuote;
import com.signalcraft.kpi.Timeframe;
import java.util.List;
import java.util.Optional;

/** Market prices. Thread-safe. */
public final class MarketCalls implements HttpMarket {

  private static final String MARKET = "market";
  private static final String SYMBOL = "symbol";
  private static final String SYMBOLS = "symbols";
  private static final int MAX_SYMBOL = 50;
  private static final int MAX_SYMBOLS = 100;

  private final ApiCaller caller;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   */
  public MarketCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public List<MarketQuote> save(List<MarketPrice> prices) {
    List<Members> rows = Checks.list("prices", prices).stream().map(ExternalRows::of).toList();
    return caller.call(
        Calls.post(Members.of("prices", rows), MARKET),
        Answers.list("quotes", ExternalRows::quote));
  }

  @Override
  public Page<MarketQuote> list(String symbol, TimeRange range, PageRequest page) {
    Checks.required("range", range);
    Checks.required("page", page);
    ApiRequest request = Calls.get(MARKET).query(SYMBOL, Checks.text(SYMBOL, symbol, MAX_SYMBOL));
    return caller.call(
        Calls.page(Calls.range(request, range), page),
        Answers.page("quotes", page, ExternalRows::quote));
  }

  @Override
  public Optional<MarketQuote> latest(String symbol) {
    return caller.call(
        Calls.get(MARKET, "latest").query(SYMBOL, Checks.text(SYMBOL, symbol, MAX_SYMBOL)),
        Answers.optional("quote", new Members(), ExternalRows::quote));
  }

  @Override
  public List<MarketSnapshot> snapshots(List<String> symbols, Timeframe timeframe) {
    List<String> wanted = Checks.list(SYMBOLS, symbols);
    Checks.between(SYMBOLS, wanted.size(), 1, MAX_SYMBOLS);
    wanted.forEach(symbol -> Checks.text(SYMBOLS, symbol, MAX_SYMBOL));
    Checks.that(
        Checks.required("timeframe", timeframe) != Timeframe.NINETY_DAYS,
        "timeframe",
        "must be one of 1d, 7d, 30d, was 90d");
    return caller.call(
        Calls.get("external", MARKET)
            .query(SYMBOLS, Calls.commaSeparated(SYMBOLS, wanted))
            .query("timeframe", timeframe.wireName()),
        Answers.list("data", HostedRows::snapshot));
  }
}
