package com.signalcraft.memory;

import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.Market;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.MarketQuote;
import com.signalcraft.internal.Requests;
import com.signalcraft.internal.RowKey;
import com.signalcraft.memory.ExternalData.QuoteIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Market prices. */
final class MemoryMarket extends Group implements Market {

  private static final int MAX_SYMBOL = 50;

  MemoryMarket(Session session) {
    super(session);
  }

  @Override
  public List<MarketQuote> save(List<MarketPrice> prices) {
    return session()
        .write(
            caller -> {
              access().requireService(caller);
              List<MarketQuote> saved = new ArrayList<>();
              for (MarketPrice price : Requests.batch("prices", prices)) {
                saved.add(save(caller, price));
              }
              return Requests.asTheyAre(saved, MarketQuote::id);
            });
  }

  private MarketQuote save(Caller caller, MarketPrice price) {
    ExternalData external = catalog().external();
    RowKey key =
        external
            .marketKeys()
            .computeIfAbsent(
                new QuoteIdentity(price.symbol(), price.source(), price.timestamp()),
                none -> new RowKey(price.timestamp(), catalog().nextSequence()));
    TimeTable<MarketQuote> table = external.marketToWrite(price.symbol());
    MarketQuote old = table.get(key);
    MarketQuote row =
        old == null
            ? new MarketQuote(UUID.randomUUID(), price, caller.now())
            : new MarketQuote(old.id(), price, old.createdAt());
    table.put(key, row);
    return row;
  }

  @Override
  public Page<MarketQuote> list(String symbol, TimeRange range, PageRequest page) {
    Checks.text("symbol", symbol, MAX_SYMBOL);
    Checks.required("range", range);
    Checks.required("page", page);
    return session()
        .read(
            caller -> {
              access().requireReader(caller);
              return catalog()
                  .external()
                  .market(symbol)
                  .orElseGet(TimeTable::guarded)
                  .oldestFirst(range, page, row -> true);
            });
  }

  @Override
  public Optional<MarketQuote> latest(String symbol) {
    Checks.text("symbol", symbol, MAX_SYMBOL);
    return session()
        .read(
            caller -> {
              access().requireReader(caller);
              return catalog().external().market(symbol).flatMap(TimeTable::last);
            });
  }
}
