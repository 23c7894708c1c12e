package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.internal.RobustStatistics;
import java.util.Arrays;

/**
 * Finds the season length of a series without a calendar: the lag at which the values, freed of
 * trend and outliers, agree most with themselves. Clips outliers, which {@link
 * com.signalcraft.forecast.SeasonLengths#detect} takes for part of the variance. Stateless.
 */
final class SeasonFinder {

  private static final int MOST_VALUES = 4_000;
  private static final int LONGEST = 400;
  private static final int LEAST_CYCLES = 4;
  private static final double LEAST_CORRELATION = 0.3;
  private static final double AS_GOOD = 0.9;
  private static final double CLIP = 3;

  private SeasonFinder() {}

  /**
   * The season length.
   *
   * @param positions the rising indexes of the values
   * @param values finite values
   * @return the length in steps, 2 or more, or 1 where there is no season
   */
  static int find(long[] positions, double[] values) {
    int from = Math.max(0, values.length - MOST_VALUES);
    double[] rough = Arrays.copyOfRange(values, from, values.length);
    long first = positions[from];
    long span = positions[values.length - 1] - first + 1;
    int longest = (int) Math.min(LONGEST, span / LEAST_CYCLES);
    if (longest < 2 || span > 4L * MOST_VALUES) {
      return 1;
    }
    double[] grid = new double[(int) span];
    Arrays.fill(grid, Double.NaN);
    double[] flat = flattened(rough, Math.min(rough.length / 2, 2 * longest));
    for (int i = 0; i < flat.length; i++) {
      grid[(int) (positions[from + i] - first)] = flat[i];
    }
    return bestLag(correlations(grid, longest + 1), longest, span);
  }

  private static double[] flattened(double[] values, int halfWindow) {
    double[] trend = RunningMedian.centred(values, halfWindow, true);
    double[] flat = new double[values.length];
    Arrays.setAll(flat, i -> values[i] - trend[i]);
    double reach = CLIP * RobustStatistics.sigma(flat);
    double mean = 0;
    for (int i = 0; i < flat.length; i++) {
      flat[i] = Math.max(-reach, Math.min(reach, flat[i]));
      mean += flat[i] / flat.length;
    }
    for (int i = 0; i < flat.length; i++) {
      flat[i] -= mean;
    }
    return flat;
  }

  private static double[] correlations(double[] grid, int longest) {
    double[] correlations = new double[longest + 1];
    for (int lag = 0; lag <= longest; lag++) {
      double sum = 0;
      int pairs = 0;
      for (int i = lag; i < grid.length; i++) {
        double product = grid[i] * grid[i - lag];
        if (!Double.isNaN(product)) {
          sum += product;
          pairs++;
        }
      }
      correlations[lag] = pairs == 0 ? 0 : sum / pairs;
    }
    double variance = correlations[0];
    for (int lag = 0; lag <= longest; lag++) {
      correlations[lag] = variance > 0 ? correlations[lag] / variance : 0;
    }
    return correlations;
  }

  /** The shortest lag that is a peak, clear of chance, and nearly as good as the best one. */
  private static int bestLag(double[] correlations, int longest, long span) {
    double bar = Math.max(LEAST_CORRELATION, 3 / Math.sqrt((double) span));
    double best = 0;
    for (int lag = 2; lag <= longest; lag++) {
      if (isPeak(correlations, lag)) {
        best = Math.max(best, correlations[lag]);
      }
    }
    if (best < bar) {
      return 1;
    }
    for (int lag = 2; lag <= longest; lag++) {
      if (isPeak(correlations, lag) && correlations[lag] >= AS_GOOD * best) {
        return lag;
      }
    }
    return 1;
  }

  private static boolean isPeak(double[] correlations, int lag) {
    return correlations[lag] > correlations[lag - 1] && correlations[lag] >= correlations[lag + 1];
  }
}
