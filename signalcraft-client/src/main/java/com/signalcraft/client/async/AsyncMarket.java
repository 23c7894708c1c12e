package com.signalcraft.client.async;

import com.signalcraft.client.hosted.HttpMarket;
import com.signalcraft.client.hosted.MarketSnapshot;
import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.MarketQuote;
import com.signalcraft.kpi.Timeframe;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Market prices, without waiting. Thread-safe. */
public final class AsyncMarket {

  private final HttpMarket group;
  private final AsyncCalls calls;

  AsyncMarket(HttpMarket group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link HttpMarket#save(List)}.
   *
   * @param prices 1 to 10,000 prices
   * @return its result
   */
  public CompletableFuture<List<MarketQuote>> save(List<MarketPrice> prices) {
    return calls.submit(() -> group.save(prices));
  }

  /**
   * As {@link HttpMarket#list(String, TimeRange, PageRequest)}.
   *
   * @param symbol the symbol, exactly
   * @param range when
   * @param page which part
   * @return its result
   */
  public CompletableFuture<Page<MarketQuote>> list(
      String symbol, TimeRange range, PageRequest page) {
    return calls.submit(() -> group.list(symbol, range, page));
  }

  /**
   * As {@link HttpMarket#latest(String)}.
   *
   * @param symbol the symbol, exactly
   * @return its result
   */
  public CompletableFuture<Optional<MarketQuote>> latest(String symbol) {
    return calls.submit(() -> group.latest(symbol));
  }

  /**
   * As {@link HttpMarket#snapshots(List, Timeframe)}.
   *
   * @param symbols what is priced in what, such as {@code USD/EUR}; 1 to 100 of them
   * @param timeframe how far the history goes back; not {@link Timeframe#NINETY_DAYS}
   * @return its result
   */
  public CompletableFuture<List<MarketSnapshot>> snapshots(
      List<String> symbols, Timeframe timeframe) {
    return calls.submit(() -> group.snapshots(symbols, timeframe));
  }
}
