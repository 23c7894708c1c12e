package com.signalcraft.client.hosted;

import com.signalcraft.external.Market;
import com.signalcraft.kpi.Timeframe;
import java.util.List;

/** Market prices, with those that the hosted API publishes. Thread-safe. */
public interface HttpMarket extends Market {

  /**
   * The current prices of symbols, and how they came about.
   *
   * @param symbols what is priced in what, such as {@code USD/EUR}; 1 to 100 of them
   * @param timeframe how far the history goes back; not {@link Timeframe#NINETY_DAYS}
   * @return the prices
   * @throws com.signalcraft.error.ValidationException if a value is not allowed
   */
  List<MarketSnapshot> snapshots(List<String> symbols, Timeframe timeframe);
}
