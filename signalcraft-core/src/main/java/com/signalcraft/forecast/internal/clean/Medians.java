package com.signalcraft.forecast.internal.clean;

/** Medians of windows. Missing values are left out. Stateless. */
final class Medians {

  private Medians() {}

  /**
   * The running median.
   *
   * @param values the values
   * @param half how many values on either side count; fewer at the ends
   * @return a median for each value; NaN where a window holds no number
   */
  static double[] running(double[] values, int half) {
    double[] medians = new double[values.length];
    double[] window = new double[2 * half + 1];
    for (int i = 0; i < values.length; i++) {
      // As far on one side as on the other, so that a trend is not cut off at the ends.
      int reach = Math.min(half, Math.max(Math.min(i, values.length - 1 - i), (half + 1) / 2));
      int from = Math.max(0, i - reach);
      int to = Math.min(values.length, i + reach + 1);
      medians[i] = of(values, from, to, window);
    }
    return medians;
  }

  /** The median of some of the values; NaN for none. */
  static double of(double[] values, int from, int to, double[] window) {
    int count = 0;
    for (int i = from; i < to; i++) {
      double value = values[i];
      if (!Double.isNaN(value)) {
        int at = count++;
        while (at > 0 && window[at - 1] > value) {
          window[at] = window[at - 1];
          at--;
        }
        window[at] = value;
      }
    }
    if (count == 0) {
      return Double.NaN;
    }
    return window[(count - 1) / 2] / 2 + window[count / 2] / 2;
  }
}
