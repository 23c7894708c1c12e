package com.signalcraft.forecast;

import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Series for the tests of this package. */
final class SeriesFixtures {

  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  static final double NA = Double.NaN;

  private SeriesFixtures() {}

  static TimeSeries values(int size, IntToDoubleFunction value) {
    return TimeSeries.ofValues(array(size, value));
  }

  static double[] array(int size, IntToDoubleFunction value) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = value.applyAsDouble(i);
    }
    return values;
  }

  /** A series from a UTC midnight on. */
  static TimeSeries starting(String start, Frequency frequency, double... values) {
    return starting(start, ZoneOffset.UTC, frequency, values);
  }

  /** A series from an instant on, in the steps of a zone's calendar. */
  static TimeSeries starting(String start, ZoneId zone, Frequency frequency, double... values) {
    long first = Instant.parse(start).toEpochMilli();
    long[] times = new long[values.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = frequency.plus(first, i, zone);
    }
    return TimeSeries.of(zone, frequency, times, values);
  }

  static TimeSeries whiteNoise(int size, long seed) {
    Random random = new Random(seed);
    return values(size, i -> random.nextGaussian());
  }

  static TimeSeries randomWalk(int size, long seed) {
    Random random = new Random(seed);
    double[] level = {0};
    return values(size, i -> level[0] += random.nextGaussian());
  }
}
