package com.signalcraft.forecast.internal.intermittent;

import com.signalcraft.common.Checks;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;

/** Demand in plain arrays. Stateless. */
final class Demand {

  private Demand() {}

  /** The values, which must not be negative. */
  static double[] of(TimeSeries series) {
    double[] values = series.values();
    for (int i = 0; i < values.length; i++) {
      Checks.that(
          !(values[i] < 0),
          "series",
          "must not be negative for a model of intermittent demand, was "
              + values[i]
              + " at index "
              + i);
    }
    return values;
  }

  /** The values above zero, in order. */
  static double[] sizes(double[] values) {
    return Arrays.stream(values).filter(value -> value > 0).toArray();
  }

  /** How many observed steps each demand came after the one before, or after the start. */
  static double[] intervals(double[] values) {
    double[] intervals = new double[values.length];
    int count = 0;
    int steps = 0;
    for (double value : values) {
      steps += Double.isNaN(value) ? 0 : 1;
      if (value > 0) {
        intervals[count++] = steps;
        steps = 0;
      }
    }
    return Arrays.copyOf(intervals, count);
  }

  /** 1 where there is demand, 0 where there is none, NaN where missing. */
  static double[] occurrences(double[] values) {
    return Arrays.stream(values)
        .map(value -> Double.isNaN(value) ? Double.NaN : Math.signum(value))
        .toArray();
  }
}
