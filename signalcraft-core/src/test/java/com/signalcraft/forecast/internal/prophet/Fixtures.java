package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.IntToDoubleFunction;

/** Series and their structures for the tests of this package. */
final class Fixtures {

  private Fixtures() {}

  static TimeSeries daily(int size, IntToDoubleFunction value) {
    return series("2012-05-18T00:00:00Z", ZoneOffset.UTC, Frequency.DAILY, size, value);
  }

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

  static Structure structure(ProphetOptions options, TimeSeries series) {
    return Structure.decide(options, series, observations(options, series));
  }

  static Observations observations(ProphetOptions options, TimeSeries series) {
    return Observations.of(series, options.departures().logarithm());
  }
}
