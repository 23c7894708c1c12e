package com.signalcraft.client.hosted;

import com.signalcraft.common.Checks;
import com.signalcraft.common.Location;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The weather at a place, now and in the days to come. Immutable.
 *
 * @param location where
 * @param current what it is now
 * @param forecast what it will be, in order of time
 */
public record WeatherOutlook(Location location, Current current, List<Day> forecast) {

  public WeatherOutlook {
    Checks.required("location", location);
    Checks.required("current", current);
    forecast = Checks.list("forecast", forecast);
  }

  /**
   * The weather now. Immutable.
   *
   * @param temperature °C, or null
   * @param humidity per cent, or null
   * @param conditions such as {@code sunny}, or null
   * @param timestamp when it was so
   */
  public record Current(
      @Nullable BigDecimal temperature,
      @Nullable BigDecimal humidity,
      @Nullable String conditions,
      Instant timestamp) {

    public Current {
      Checks.required("timestamp", timestamp);
    }
  }

  /**
   * The weather of a day to come. Immutable.
   *
   * @param date the day, of the place
   * @param temperatureHigh °C, or null
   * @param temperatureLow °C, or null
   * @param conditions such as {@code rain}, or null
   * @param humidity per cent, or null
   */
  public record Day(
      LocalDate date,
      @Nullable BigDecimal temperatureHigh,
      @Nullable BigDecimal temperatureLow,
      @Nullable String conditions,
      @Nullable BigDecimal humidity) {

    public Day {
      Checks.required("date", date);
    }
  }
}
