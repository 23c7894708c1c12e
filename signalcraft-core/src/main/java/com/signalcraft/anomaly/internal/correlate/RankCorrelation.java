package com.signalcraft.anomaly.internal.correlate;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Spearman's rank correlation of two sequences, where both have values.
 *
 * @param value the correlation, −1 to 1; 0 where one is constant
 * @param pairs how many pairs there are
 * @param independentPairs how many independent ones they are worth
 */
record RankCorrelation(double value, int pairs, double independentPairs) {

  /**
   * The correlation of the left sequence with the right one from an offset on.
   *
   * @param left one sequence, NaN where missing
   * @param right another, NaN where missing
   * @param offset where in it the left one's first value belongs
   */
  static RankCorrelation of(double[] left, double[] right, int offset) {
    double[] x = new double[left.length];
    double[] y = new double[left.length];
    int pairs = 0;
    for (int i = 0; i < left.length; i++) {
      if (!Double.isNaN(left[i]) && !Double.isNaN(right[i + offset])) {
        x[pairs] = left[i];
        y[pairs++] = right[i + offset];
      }
    }
    double[] ranksX = centredRanks(Arrays.copyOf(x, pairs));
    double[] ranksY = centredRanks(Arrays.copyOf(y, pairs));
    double spread = Math.sqrt(product(ranksX, ranksX, 0) * product(ranksY, ranksY, 0));
    double value = spread > 0 ? product(ranksX, ranksY, 0) / spread : 0;
    return new RankCorrelation(
        Math.max(-1, Math.min(1, value)), pairs, independent(ranksX, ranksY));
  }

  /** Bartlett's formula, over the lags up to the root of the length. */
  private static double independent(double[] x, double[] y) {
    int n = x.length;
    double squaresX = product(x, x, 0);
    double squaresY = product(y, y, 0);
    if (!(squaresX > 0) || !(squaresY > 0)) {
      return 0;
    }
    double sum = 1;
    for (int lag = 1; lag <= Math.sqrt(n); lag++) {
      double both = product(x, x, lag) / squaresX * (product(y, y, lag) / squaresY);
      sum += 2 * (1 - lag / (double) n) * Math.max(0, both);
    }
    return n / sum;
  }

  private static double product(double[] x, double[] y, int lag) {
    double sum = 0;
    for (int i = lag; i < x.length; i++) {
      sum += x[i] * y[i - lag];
    }
    return sum;
  }

  /** Ranks less their mean; equal values share the mean of their ranks. */
  private static double[] centredRanks(double[] values) {
    int n = values.length;
    Integer[] order = new Integer[n];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[n];
    for (int from = 0; from < n; ) {
      int to = from + 1;
      while (to < n && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int k = from; k < to; k++) {
        ranks[order[k]] = (from + to - 1) / 2.0 - (n - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }
}
