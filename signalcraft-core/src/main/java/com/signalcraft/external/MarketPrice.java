package com.signalcraft.external;

import com.signalcraft.common.Checks;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A price: the columns of {@code market_data} that come from outside. Immutable.
 *
 * @param symbol what is priced in what, such as {@code USD/EUR}, 1 to 50 characters
 * @param timestamp when, in whole microseconds (what is finer is cut off)
 * @param price the price
 * @param volume how much was traded, not negative, or null
 * @param change24h the change over 24 hours in per cent, or null
 * @param marketCap what all of it is worth, not negative, or null
 * @param source who says so, 1 to 200 characters
 */
public record MarketPrice(
    String symbol,
    Instant timestamp,
    BigDecimal price,
    @Nullable BigDecimal volume,
    @Nullable BigDecimal change24h,
    @Nullable BigDecimal marketCap,
    String source) {

  public MarketPrice {
    Checks.text("symbol", symbol, 50);
    timestamp = Checks.timestamp("timestamp", timestamp);
    price = Checks.decimal("price", price);
    if (volume != null) {
      volume = Checks.decimal("volume", volume);
      Checks.that(volume.signum() >= 0, "volume", "must not be negative, was " + volume);
    }
    if (change24h != null) {
      change24h = Checks.decimal("change_24h", change24h);
    }
    if (marketCap != null) {
      marketCap = Checks.decimal("market_cap", marketCap);
      Checks.that(marketCap.signum() >= 0, "market_cap", "must not be negative, was " + marketCap);
    }
    Checks.text("source", source, 200);
  }

  /** Where prices come from that name no other source; the default of the column. */
  public static final String DEFAULT_SOURCE = "exchangerate-api";

  /**
   * A price from the default source.
   *
   * @param symbol what is priced in what, such as {@code USD/EUR}
   * @param timestamp when
   * @param price the price
   * @return the price
   */
  public static MarketPrice of(String symbol, Instant timestamp, BigDecimal price) {
    return new MarketPrice(symbol, timestamp, price, null, null, null, DEFAULT_SOURCE);
  }
}
