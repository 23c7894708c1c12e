package com.signalcraft.anomaly.internal.stream;

/**
 * The function {@code g(c) = E ln(1 + c E)} of an exponential variable E, and inverses, by tables.
 * Stateless.
 *
 * <p>Where a variable X above its quantile q has the tail {@code exp(−((x/q)^κ − 1) / (κ s))}, the
 * mean of {@code ln(X/q)} is {@code g(κ s) / κ}, and that of the lesser of two of them {@code g(κ s
 * / 2) / κ}, so that their ratio tells {@code c = κ s} whatever κ.
 */
final class TailTable {

  /** The greatest c that is told from a greater one. */
  static final double GREATEST = 8;

  private static final int SIZE = 401;
  private static final double LEAST_RATIO = 0.5;
  private static final double[] MEANS = means();
  private static final double GREATEST_MEAN = MEANS[SIZE - 1];
  private static final double GREATEST_RATIO = ratio(GREATEST);
  private static final double[] OF_RATIO = inverse(LEAST_RATIO, GREATEST_RATIO, TailTable::ratio);
  private static final double[] OF_MEAN = inverse(0, GREATEST_MEAN, TailTable::g);

  private TailTable() {}

  /** The function itself, for c from 0 to {@link #GREATEST}. */
  static double g(double c) {
    return at(MEANS, c / GREATEST);
  }

  /** The c at which {@code g(c/2) / g(c)} is a ratio; 0 for a half or less. */
  static double ofRatio(double ratio) {
    return at(OF_RATIO, (ratio - LEAST_RATIO) / (GREATEST_RATIO - LEAST_RATIO));
  }

  /** The c at which g has a value. */
  static double ofMean(double mean) {
    return at(OF_MEAN, mean / GREATEST_MEAN);
  }

  /** A value between two of a table, by its share of the way from the first to the last. */
  private static double at(double[] table, double share) {
    double place = Math.max(0, Math.min(1, share)) * (SIZE - 1);
    int index = Math.min(SIZE - 2, (int) place);
    return table[index] + (place - index) * (table[index + 1] - table[index]);
  }

  private static double ratio(double c) {
    return c > 0 ? g(c / 2) / g(c) : LEAST_RATIO;
  }

  private static double[] means() {
    double[] means = new double[SIZE];
    for (int i = 1; i < SIZE; i++) {
      means[i] = mean(i * GREATEST / (SIZE - 1));
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

  /** A rising function of c. */
  private interface Rising {
    double at(double c);
  }

  private static double[] inverse(double from, double to, Rising function) {
    double[] inverse = new double[SIZE];
    for (int i = 1; i < SIZE; i++) {
      double value = from + (to - from) * i / (SIZE - 1);
      double low = 0;
      double high = GREATEST;
      for (int step = 0; step < 50; step++) {
        double middle = (low + high) / 2;
        if (function.at(middle) < value) {
          low = middle;
        } else {
          high = middle;
        }
      }
      inverse[i] = high;
    }
    return inverse;
  }
}
