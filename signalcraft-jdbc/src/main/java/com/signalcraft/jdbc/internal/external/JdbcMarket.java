package com.signalcraft.jdbc.internal.external;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.Market;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.MarketQuote;
import com.signalcraft.internal.Requests;
import com.signalcraft.jdbc.internal.transaction.KeysetPage;
import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.jdbc.internal.transaction.Session;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Market prices. Thread-safe. */
public final class JdbcMarket implements Market {

  private static final int MAX_SYMBOL = 50;

  private static final String COLUMNS =
      """
      d.id, d.symbol, d.timestamp, d.price, d.volume, d.change_24h, d.market_cap, d.source,
      d.created_at
      """;

  private static final ExternalTable<MarketPrice, MarketQuote> TABLE =
      new ExternalTable<>(
          "select signalcraft.save_market(?) as id",
          "select "
              + COLUMNS
              + """
                  from unnest(?, ?) as w (timestamp, id)
                  join public.market_data d on d.timestamp = w.timestamp and d.id = w.id
                """,
          JdbcMarket::json,
          MarketPrice::timestamp,
          JdbcMarket::quote,
          MarketQuote::id);

  private static final String LIST =
      "select "
          + COLUMNS
          + """
            , d.ordinal
              from public.market_data d
             where d.symbol = ?
               and d.timestamp >= ?
               and d.timestamp < ?
               and (d.timestamp, d.ordinal) > (?, ?)
             order by d.timestamp, d.ordinal
             limit ?
            """;

  private static final String LATEST =
      "select "
          + COLUMNS
          + """
              from public.market_data d
             where d.symbol = ?
             order by d.timestamp desc, d.ordinal desc
             limit 1
            """;

  private final Session session;

  /**
   * The market prices as a caller sees them.
   *
   * @param session the caller's view
   */
  public JdbcMarket(Session session) {
    this.session = session;
  }

  @Override
  public List<MarketQuote> save(List<MarketPrice> prices) {
    return session.call(
        "save the prices",
        tx -> {
          tx.access().requireService();
          return TABLE.save(tx, Requests.batch("prices", prices));
        });
  }

  @Override
  public Page<MarketQuote> list(String symbol, TimeRange range, PageRequest page) {
    Checks.text("symbol", symbol, MAX_SYMBOL);
    Checks.required("range", range);
    Checks.required("page", page);
    return session.call(
        "list the prices",
        tx -> {
          tx.access().requireReader();
          KeysetPage wanted = KeysetPage.oldestFirst(range, page);
          return wanted.read(
              tx.query(LIST)
                  .bind(symbol)
                  .bind(range)
                  .bind(wanted.after().at())
                  .bind(wanted.after().sequence()),
              "timestamp",
              JdbcMarket::quote);
        });
  }

  @Override
  public Optional<MarketQuote> latest(String symbol) {
    Checks.text("symbol", symbol, MAX_SYMBOL);
    return session.call(
        "read the latest price",
        tx -> {
          tx.access().requireReader();
          return tx.query(LATEST).bind(symbol).optional(JdbcMarket::quote);
        });
  }

  private static JsonObject json(MarketPrice price) {
    Map<String, Object> columns = new HashMap<>();
    columns.put("symbol", price.symbol());
    columns.put("timestamp", price.timestamp().truncatedTo(ChronoUnit.MICROS).toString());
    columns.put("price", price.price());
    columns.put("volume", price.volume());
    columns.put("change_24h", price.change24h());
    columns.put("market_cap", price.marketCap());
    columns.put("source", price.source());
    return JsonObject.of(columns);
  }

  private static MarketQuote quote(Rows row) throws SQLException {
    return new MarketQuote(
        row.uuid("id"),
        new MarketPrice(
            row.text("symbol"),
            row.instant("timestamp"),
            row.decimal("price"),
            row.decimalOrNull("volume"),
            row.decimalOrNull("change_24h"),
            row.decimalOrNull("market_cap"),
            row.text("source")),
        row.instant("created_at"));
  }
}
