package com.signalcraft.examples.server.external;

import com.signalcraft.common.Location;
import com.signalcraft.external.WeatherReading;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Hourly weather in the form of Open-Meteo's forecast and archive: lists of the same length, one
 * value for each hour.
 */
final class OpenMeteo {

  private final JsonPlace hourly;
  private final Optional<JsonPlace> units;
  private final List<JsonPlace> times;

  private OpenMeteo(JsonPlace whole) {
    hourly = whole.required("hourly");
    units = whole.optional("hourly_units");
    times = hourly.required("time").items();
  }

  /**
   * Reads all hours.
   *
   * @param content the JSON
   * @param city of which place
   * @param country its country
   * @return the readings, in the order of the file
   * @throws ImportException if it is not in that form
   */
  static List<WeatherReading> read(byte[] content, String city, String country) {
    JsonPlace whole = JsonPlace.parse(content);
    whole
        .optional("reason")
        .ifPresent(
            reason -> {
              throw new ImportException("Open-Meteo refused: " + reason.text(), null);
            });
    OpenMeteo weather = new OpenMeteo(whole);
    Location place =
        whole.checked(
            () ->
                new Location(
                    city,
                    null,
                    country,
                    whole.optional("latitude").map(JsonPlace::decimal).orElse(null),
                    whole.optional("longitude").map(JsonPlace::decimal).orElse(null),
                    null));
    long offset =
        whole.optional("utc_offset_seconds").map(it -> it.decimal().longValue()).orElse(0L);
    return weather.readings(place, offset);
  }

  private List<WeatherReading> readings(Location place, long offset) {
    Column temperature = column("temperature_2m", WeatherUnits.TEMPERATURE);
    Column humidity = column("relative_humidity_2m", WeatherUnits.PERCENT);
    Column level = column("pressure_msl", WeatherUnits.PRESSURE);
    Column pressure =
        level.values().isEmpty() ? column("surface_pressure", WeatherUnits.PRESSURE) : level;
    Column wind = column("wind_speed_10m", WeatherUnits.SPEED);
    Column visibility = column("visibility", WeatherUnits.DISTANCE);
    Column uv = column("uv_index", WeatherUnits.NONE);
    Column code = column("weather_code", WeatherUnits.NONE);
    List<WeatherReading> readings = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      int hour = i;
      Instant at = time(times.get(i), offset);
      BigDecimal known = code.at(hour);
      WeatherReading reading =
          times
              .get(i)
              .checked(
                  () ->
                      new WeatherReading(
                          place,
                          at,
                          temperature.at(hour),
                          humidity.at(hour),
                          pressure.at(hour),
                          wind.at(hour),
                          known == null ? null : WeatherCode.words(known.intValue()),
                          visibility.at(hour),
                          uv.at(hour)));
      if (!isEmpty(reading)) {
        readings.add(reading);
      }
    }
    return readings;
  }

  /** The archive has hours that are not known yet. */
  private static boolean isEmpty(WeatherReading reading) {
    return reading.temperature() == null
        && reading.humidity() == null
        && reading.conditions() == null
        && reading.pressure() == null
        && reading.windSpeed() == null;
  }

  private static Instant time(JsonPlace place, long offset) {
    if (place.node().isIntegralNumber()) {
      // Seconds since 1970, without the offset.
      return Instant.ofEpochSecond(place.node().longValue());
    }
    try {
      return LocalDateTime.parse(place.text()).toInstant(ZoneOffset.UTC).minusSeconds(offset);
    } catch (DateTimeException e) {
      throw place.fault("must be a time such as 2026-01-15T10:00");
    }
  }

  /** The values of a variable, none where it was not asked for. */
  private record Column(List<JsonPlace> values, UnaryOperator<BigDecimal> toOurs) {
    @Nullable BigDecimal at(int hour) {
      return values.isEmpty() || values.get(hour).isNull()
          ? null
          : toOurs.apply(values.get(hour).decimal());
    }
  }

  private Column column(String name, Map<String, UnaryOperator<BigDecimal>> known) {
    Optional<JsonPlace> values = hourly.optional(name);
    if (values.isEmpty()) {
      return new Column(List.of(), UnaryOperator.identity());
    }
    List<JsonPlace> items = values.get().items();
    if (items.size() != times.size()) {
      throw new ImportException(
          values.get().path()
              + " must have as many values as hourly.time, "
              + times.size()
              + ", had "
              + items.size(),
          null);
    }
    return new Column(items, conversion(name, known));
  }

  private UnaryOperator<BigDecimal> conversion(
      String name, Map<String, UnaryOperator<BigDecimal>> known) {
    Optional<JsonPlace> unit = units.flatMap(all -> all.optional(name));
    if (known == WeatherUnits.NONE) {
      return UnaryOperator.identity();
    } else if (unit.isEmpty()) {
      throw new ImportException("hourly_units." + name + " is missing", null);
    }
    UnaryOperator<BigDecimal> conversion = known.get(unit.get().text());
    if (conversion == null) {
      throw unit.get()
          .fault("must be one of " + String.join(", ", known.keySet().stream().sorted().toList()));
    }
    return conversion;
  }
}
