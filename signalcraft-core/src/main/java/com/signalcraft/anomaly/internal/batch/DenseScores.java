package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.internal.TailMath;

/** Tail probabilities smoothed into a dense, centred score. Stateless. */
final class DenseScores {

  private static final int REACH = 5;

  private DenseScores() {}

  /**
   * The scores: of each point the oddness of the weighted mean of the logarithms about it, weights
   * falling on a line to both sides.
   *
   * @param logTails the logarithms of the points' tail probabilities
   * @return one score for each, 0 to less than 1
   */
  static double[] of(double[] logTails) {
    int n = logTails.length;
    double[] scores = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      double weights = 0;
      for (int k = Math.max(0, i - REACH); k <= Math.min(n - 1, i + REACH); k++) {
        double weight = REACH + 1 - Math.abs(i - k);
        sum += weight * logTails[k];
        weights += weight;
      }
      scores[i] = TailMath.oddness(sum / weights);
    }
    return scores;
  }
}
