package com.signalcraft.anomaly.internal.stream;

/**
 * The function {@code g(c) = E ln(1 + c E)} of an exponential variable E, and what is needed of its
 * inverse, by tables. Stateless.
 *
 * <p>Where a variable X above its quantile q has the tail {@code exp(−((x/q)^κ − 1) / (κ s))}, the
 * mean of {@code ln(X/q)} is {@code g(κ s) / κ}, and that of the lesser of two of them {@code g(κ
 * s / 2) / κ}, so that their ratio tells {@code c = κ s} whatever κ.
 */
final class TailTable {

  private static final int SIZE = 400;
  private static final double STEP = 0.02;
  private static final double[] MEANS = means();

  /** The greatest c in the table. */
  static final double GREATEST = (SIZE - 1) * STEP;

  private TailTable() {}

  private static double[] means() {
    double[] means = new double[SIZE];
    for (int i = 1; i < SIZE; i++) {
      means[i] = mean(i * STEP);
    }
    return means;
  }

  /** By Simpson's rule over the exponential variable. */
  private static double mean(double c) {
    int steps = 400;
    double width = 40.0 / steps;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double t = i * width;
      int weight = i == 0 || i == steps ? 1 : (i & 1) == 1 ? 4 : 2;
      sum += weight * Math.log1p(c * t) * Math.exp(-t);
    }
    return sum * width / 3;
  }

  /** The function itself, for c from 0 to {@link #GREATEST}. */
  static double g(double c) {
    double at = Math.min(SIZE - 1.000001, c / STEP);
    int index = (int) at;
    return MEANS[index] + (at - index) * (MEANS[index + 1] - MEANS[index]);
  }

  /** The c at which {@code g(c/2) / g(c)} is a ratio; 0 for a half or less. */
  static double ofRatio(double ratio) {
    double low = 0;
    double high = GREATEST;
    if (ratio <= 0.5 || g(high / 2) / g(high) <= ratio) {
      return ratio <= 0.5 ? low : high;
    }
    for (int step = 0; step < 24; step++) {
      double middle = (low + high) / 2;
      if (g(middle / 2) / g(middle) < ratio) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The c at which g has a value. */
  static double ofMean(double mean) {
    double low = 0;
    double high = GREATEST;
    for (int step = 0; step < 24; step++) {
      double middle = (low + high) / 2;
      if (g(middle) < mean) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
