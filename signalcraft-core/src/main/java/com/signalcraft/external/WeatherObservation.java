package com.signalcraft.external;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.UUID;

/**
 * A row of {@code weather_data}. Immutable.
 *
 * @param id the row's id
 * @param reading what the weather was
 * @param createdAt when it was stored
 */
public record WeatherObservation(UUID id, WeatherReading reading, Instant createdAt) {

  public WeatherObservation {
    Checks.required("id", id);
    Checks.required("reading", reading);
    Checks.required("created_at", createdAt);
  }
}
