package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.internal.TailMath;
import java.util.Arrays;

/** Normal scores smoothed into a dense, centred score. Stateless. */
final class DenseScores {

  private static final int REACH = 5;

  private DenseScores() {}

  /**
   * The scores: of each point the oddness of the weighted mean of the logarithms about it, weights
   * falling on a line to both sides.
   *
   * @param scores the normal scores of the points
   * @return one score for each, 0 to less than 1
   */
  static double[] of(double[] scores) {
    int n = scores.length;
    double[] logTails = new double[n];
    Arrays.setAll(logTails, i -> TailMath.logTail(scores[i]));
    double[] dense = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      double weights = 0;
      for (int k = Math.max(0, i - REACH); k <= Math.min(n - 1, i + REACH); k++) {
        double weight = REACH + 1 - Math.abs(i - k);
        sum += weight * logTails[k];
        weights += weight;
      }
      dense[i] = TailMath.oddness(sum / weights);
    }
    return dense;
  }
}
