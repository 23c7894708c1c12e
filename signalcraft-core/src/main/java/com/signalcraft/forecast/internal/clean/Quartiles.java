package com.signalcraft.forecast.internal.clean;

import java.util.Arrays;

/**
 * The quartiles of some values, by linear interpolation of the order statistics. Immutable.
 *
 * @param lower the first quartile
 * @param median the median
 * @param upper the third quartile
 */
record Quartiles(double lower, double median, double upper) {

  /** Of those of the values that are numbers, at least one. */
  static Quartiles of(double[] values) {
    double[] sorted = values.clone();
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sorted[count++] = value;
      }
    }
    Arrays.sort(sorted, 0, count);
    return new Quartiles(at(sorted, count, 0.25), at(sorted, count, 0.5), at(sorted, count, 0.75));
  }

  private static double at(double[] sorted, int count, double share) {
    double position = share * (count - 1);
    int below = (int) position;
    int above = Math.min(count - 1, below + 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  double range() {
    return upper - lower;
  }

  /** How far a value lies beyond a quartile; 0 within them. */
  double beyond(double value) {
    return Math.max(0, Math.max(lower - value, value - upper));
  }
}
