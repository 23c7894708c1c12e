package com.signalcraft.examples.benchmarks.anomaly;

import java.util.Arrays;

/**
 * The longest window of VUS-PR as the TSB-AD benchmark chooses it (Liu and Paparrizos 2024): the
 * lag of the highest peak of the autocorrelation between 7 and 303, of the first 20,000 points.
 * Stateless.
 */
final class CommonPeriod {

  private static final int MOST_POINTS = 20_000;
  private static final int FIRST_LAG = 3;
  private static final int LAST_LAG = 400;
  private static final int LEAST = 6;
  private static final int MOST = 303;
  private static final int OTHERWISE = 125;

  private CommonPeriod() {}

  /** The period, in points; 125 where there is none. */
  static int of(double[] values) {
    double[] some = Arrays.copyOf(values, Math.min(values.length, MOST_POINTS));
    double mean = Arrays.stream(some).average().orElse(0);
    double[] correlations = new double[Math.min(LAST_LAG, some.length - 1) + 1];
    for (int lag = FIRST_LAG; lag < correlations.length; lag++) {
      for (int i = lag; i < some.length; i++) {
        correlations[lag] += (some[i] - mean) * (some[i - lag] - mean);
      }
    }
    int best = 0;
    for (int lag = FIRST_LAG + 1; lag < correlations.length - 1; lag++) {
      boolean peak =
          correlations[lag] > correlations[lag - 1] && correlations[lag] > correlations[lag + 1];
      if (peak && (best == 0 || correlations[lag] > correlations[best])) {
        best = lag;
      }
    }
    return best < LEAST || best > MOST ? OTHERWISE : best;
  }
}
