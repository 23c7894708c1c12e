package com.signalcraft.forecast.prophet;

import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Series and shorthands for the tests of this package. */
final class Samples {

  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Samples() {}

  static FittedProphet fit(ProphetOptions options, TimeSeries series) {
    return (FittedProphet) Forecasters.prophet(options).fit(series);
  }

  static FittedProphet fit(TimeSeries series) {
    return fit(ProphetOptions.ofDefaults(), series);
  }

  /** Steps of a calendar from an instant on. */
  static TimeSeries series(
      String start, ZoneId zone, Frequency frequency, int size, IntToDoubleFunction value) {
    long first = Instant.parse(start).toEpochMilli();
    long[] times = new long[size];
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      times[i] = frequency.plus(first, i, zone);
      values[i] = value.applyAsDouble(i);
    }
    return TimeSeries.of(zone, frequency, times, values);
  }

  static TimeSeries daily(int size, IntToDoubleFunction value) {
    return series("2020-01-01T00:00:00Z", ZoneOffset.UTC, Frequency.DAILY, size, value);
  }

  /** A bent trend, a week, a slow wave and some noise; above 0. */
  static TimeSeries shop(int size, long seed) {
    Random random = new Random(seed);
    return daily(
        size,
        i ->
            50
                + 0.1 * i
                - 0.08 * Math.max(0, i - size / 2)
                + 8 * Math.sin(2 * Math.PI * i / 7)
                + random.nextGaussian());
  }

  static double[] part(List<Component> parts, String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow()
        .values();
  }

  static double[] mean(Forecast forecast) {
    return forecast.mean().values();
  }
}
