package com.signalcraft.external;

import com.signalcraft.common.Checks;
import com.signalcraft.common.Location;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the weather was, or will be, at a place: the columns of {@code weather_data} that come from
 * outside. Immutable.
 *
 * @param location where; with city and country
 * @param timestamp when, in whole microseconds (what is finer is cut off)
 * @param temperature °C, −150 to 100, or null
 * @param humidity per cent, 0 to 100, or null
 * @param pressure hPa, 0 to 2,000, or null
 * @param windSpeed km/h, 0 to 1,000, or null
 * @param conditions such as {@code sunny}, at most 100 characters, or null
 * @param visibility km, 0 to 1,000, or null
 * @param uvIndex 0 to 50, or null
 */
public record WeatherReading(
    Location location,
    Instant timestamp,
    @Nullable BigDecimal temperature,
    @Nullable BigDecimal humidity,
    @Nullable BigDecimal pressure,
    @Nullable BigDecimal windSpeed,
    @Nullable String conditions,
    @Nullable BigDecimal visibility,
    @Nullable BigDecimal uvIndex) {

  public WeatherReading {
    Checks.required("location", location);
    Checks.text("location.city", location.city(), 200);
    Checks.text("location.country", location.country(), 200);
    timestamp = Checks.timestamp("timestamp", timestamp);
    temperature = optional("temperature", temperature, "-150", "100");
    humidity = optional("humidity", humidity, "0", "100");
    pressure = optional("pressure", pressure, "0", "2000");
    windSpeed = optional("wind_speed", windSpeed, "0", "1000");
    if (conditions != null) {
      Checks.optionalText("conditions", conditions, 100);
    }
    visibility = optional("visibility", visibility, "0", "1000");
    uvIndex = optional("uv_index", uvIndex, "0", "50");
  }

  private static @Nullable BigDecimal optional(
      String field, @Nullable BigDecimal value, String min, String max) {
    return value == null ? null : Checks.between(field, value, min, max);
  }
}
