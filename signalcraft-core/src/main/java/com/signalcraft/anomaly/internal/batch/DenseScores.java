package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.internal.TailMath;
import java.util.Arrays;

/**
 * Normal scores made a dense, centred score: what single values say, smoothed over two to either
 * side, and what all voices say, over ten. Stateless.
 */
final class DenseScores {

  private static final int NEAR = 2;
  private static final int WIDE = 10;
  private static final double ROOT_TWO = Math.sqrt(2);

  private DenseScores() {}

  /**
   * The scores: the oddness of the product of the two smoothed tail probabilities.
   *
   * @param single the sizes of single values, in standard deviations; zeros where they are not
   *     heard
   * @param fused the fused normal scores
   * @return one score for each point, 0 to less than 1
   */
  static double[] of(double[] single, double[] fused) {
    double[] near = smooth(logTails(single), NEAR);
    double[] wide = smooth(logTails(fused), WIDE);
    double[] dense = new double[fused.length];
    Arrays.setAll(dense, i -> TailMath.oddness(near[i] + wide[i]));
    return dense;
  }

  /**
   * How far single values are out: by their residual, or by its change from the value before, which
   * varies by √2 as much, whichever is more. Not calibrated, so that what is further out is odder
   * without end.
   *
   * @param residuals the residuals, in standard deviations
   * @return their sizes, in standard deviations
   */
  static double[] sizes(double[] residuals) {
    double[] sizes = new double[residuals.length];
    for (int i = 0; i < sizes.length; i++) {
      double change = i == 0 ? 0 : Math.abs(residuals[i] - residuals[i - 1]) / ROOT_TWO;
      sizes[i] = Math.min(Sentence.MOST, Math.max(Math.abs(residuals[i]), change));
    }
    return sizes;
  }

  private static double[] logTails(double[] scores) {
    double[] logTails = new double[scores.length];
    Arrays.setAll(logTails, i -> TailMath.logTail(scores[i]));
    return logTails;
  }

  /** Weighted means, weights falling on a line to both sides. */
  private static double[] smooth(double[] values, int reach) {
    int n = values.length;
    double[] smooth = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      double weights = 0;
      for (int k = Math.max(0, i - reach); k <= Math.min(n - 1, i + reach); k++) {
        double weight = reach + 1 - Math.abs(i - k);
        sum += weight * values[k];
        weights += weight;
      }
      smooth[i] = sum / weights;
    }
    return smooth;
  }
}
