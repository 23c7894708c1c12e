package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The price of a symbol, and how it came about. Immutable.
 *
 * @param symbol what is priced in what, such as {@code USD/EUR}
 * @param currentPrice the price now
 * @param change24h the change over 24 hours in per cent, or null
 * @param timestamp when it was so
 * @param history earlier prices, in the order of the service
 */
public record MarketSnapshot(
    String symbol,
    BigDecimal currentPrice,
    @Nullable BigDecimal change24h,
    Instant timestamp,
    List<Price> history) {

  public MarketSnapshot {
    Checks.required("symbol", symbol);
    Checks.required("current_price", currentPrice);
    Checks.required("timestamp", timestamp);
    history = Checks.list("history", history);
  }

  /**
   * A price at an instant. Immutable.
   *
   * @param timestamp when
   * @param price the price
   */
  public record Price(Instant timestamp, BigDecimal price) {

    public Price {
      Checks.required("timestamp", timestamp);
      Checks.required("price", price);
    }
  }
}
