package com.signalcraft.forecast.internal.linear;

import java.util.Arrays;
import java.util.List;

/**
 * How many of each season's terms the observations carry: the orders with the least corrected
 * Akaike criterion, n log(RSS/n) + 2k + 2k(k+1)/(n−k−1) with k coefficients and the variance
 * (Hurvich and Tsai, 1989), found season by season in two rounds. Stateless.
 */
final class TermSelection {

  private static final int ROUNDS = 2;

  /** Residuals below this share of the scale of the response are rounding. */
  private static final double ROUNDING = 1e-13;

  private TermSelection() {}

  /** The fit with the best terms; the response is scaled to at most 1 in magnitude. */
  static SubsetFit best(
      double[][] factor, int observations, boolean trend, List<SeasonTerms> seasons) {
    int[] orders = new int[seasons.size()];
    SubsetFit best = SubsetFit.of(factor, columns(trend, seasons, orders));
    double least = criterion(best, observations);
    for (int round = 0; round < ROUNDS; round++) {
      for (int s = 0; s < orders.length; s++) {
        SeasonTerms season = seasons.get(s);
        int chosen = orders[s];
        for (int order = 0; order <= season.columns() / season.columnsPerOrder(); order++) {
          orders[s] = order;
          int[] columns = columns(trend, seasons, orders);
          if (columns.length + 3 <= observations) {
            SubsetFit fit = SubsetFit.of(factor, columns);
            double value = criterion(fit, observations);
            if (value < least) {
              least = value;
              best = fit;
              chosen = order;
            }
          }
        }
        orders[s] = chosen;
      }
    }
    return best;
  }

  private static int[] columns(boolean trend, List<SeasonTerms> seasons, int[] orders) {
    int[] columns = new int[2 + seasons.stream().mapToInt(SeasonTerms::columns).sum()];
    int count = 0;
    columns[count++] = LinearDesign.LEVEL;
    if (trend) {
      columns[count++] = LinearDesign.TREND;
    }
    for (int s = 0; s < orders.length; s++) {
      SeasonTerms season = seasons.get(s);
      for (int j = 0; j < orders[s] * season.columnsPerOrder(); j++) {
        columns[count++] = season.firstColumn() + j;
      }
    }
    return Arrays.copyOf(columns, count);
  }

  private static double criterion(SubsetFit fit, int observations) {
    int k = fit.rank() + 1;
    double left = observations - k - 1.0;
    if (left <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double variance = Math.max(fit.residualSumOfSquares() / observations, ROUNDING * ROUNDING);
    return observations * Math.log(variance) + 2.0 * k + 2.0 * k * (k + 1) / left;
  }
}
