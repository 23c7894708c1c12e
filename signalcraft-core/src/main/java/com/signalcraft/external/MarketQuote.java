package com.signalcraft.external;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code market_data}. Immutable.
 *
 * @param id the row's id
 * @param price the price
 * @param createdAt when it was stored
 */
public record MarketQuote(UUID id, MarketPrice price, Instant createdAt) {

  public MarketQuote {
    Checks.required("id", id);
    Checks.required("price", price);
    Checks.required("created_at", createdAt);
  }
}
