package com.signalcraft.anomaly.internal.correlate;

import java.util.Arrays;

/**
 * The correlation of two sequences of clipped values, where both have some.
 *
 * @param value the correlation, −1 to 1; 0 where one is constant
 * @param pairs how many pairs there are
 */
record PairCorrelation(double value, int pairs) {

  private static final int LEAST_PAIRS = 8;

  /**
   * The correlation of the left sequence with the right one from an offset on.
   *
   * @param left one sequence, NaN where missing
   * @param right another, NaN where missing
   * @param offset where in it the left one's first value belongs
   */
  static PairCorrelation of(double[] left, double[] right, int offset) {
    double[] x = new double[left.length];
    double[] y = new double[left.length];
    int pairs = 0;
    for (int i = 0; i < left.length; i++) {
      if (!Double.isNaN(left[i]) && !Double.isNaN(right[i + offset])) {
        x[pairs] = left[i];
        y[pairs++] = right[i + offset];
      }
    }
    double[] centredX = centred(Arrays.copyOf(x, pairs));
    double[] centredY = centred(Arrays.copyOf(y, pairs));
    double spread = Math.sqrt(product(centredX, centredX) * product(centredY, centredY));
    double value = spread > 0 ? product(centredX, centredY) / spread : 0;
    return new PairCorrelation(Math.max(-1, Math.min(1, value)), pairs);
  }

  /**
   * How closely each value of a sequence is bound to the one before.
   *
   * @param values the sequence, NaN where missing
   * @return the first autocorrelation, 0 where there are too few values
   */
  static double autocorrelation(double[] values) {
    double[] same = Arrays.copyOf(values, Math.max(0, values.length - 1));
    PairCorrelation first = of(same, values, 1);
    return first.pairs() < LEAST_PAIRS ? 0 : first.value();
  }

  private static double product(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  private static double[] centred(double[] values) {
    double mean = 0;
    for (int i = 0; i < values.length; i++) {
      mean += (values[i] - mean) / (i + 1);
    }
    double[] centred = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      centred[i] = values[i] - mean;
    }
    return centred;
  }
}
