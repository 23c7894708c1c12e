package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.ScaleFloor;
import com.signalcraft.anomaly.internal.RobustStatistics;
import java.util.Arrays;
import java.util.List;

/**
 * The standard deviation of each residual: that of all, let vary by season and slowly over time as
 * far as the data shows it. What lasts for less than four of the blocks of time does not move it.
 * Stateless.
 */
final class Scales {

  private static final int LEAST_IN_TIME_BLOCK = 60;
  private static final int MOST_TIME_BLOCKS = 40;
  private static final int BLOCK_REACH = 3;

  private Scales() {}

  /**
   * The scales.
   *
   * @param values the values
   * @param expected what was expected of each
   * @param seasons the seasons that the scale may follow
   * @param floor the least scale
   * @return one scale for each value, above 0
   */
  static double[] of(double[] values, double[] expected, List<Season> seasons, ScaleFloor floor) {
    int n = values.length;
    double[] residuals = new double[n];
    Arrays.setAll(residuals, i -> values[i] - expected[i]);
    double typical = RobustStatistics.sigma(residuals);
    double least = RobustStatistics.resolution(residuals) * RobustStatistics.ROUNDING_SIGMA;
    double[] scales = new double[n];
    Arrays.fill(scales, 1);
    if (typical > 0) {
      for (Season season : seasons) {
        double[] ratios = ScaleModel.standardise(residuals, season.slots(), season.count());
        multiply(scales, ratios, season.slots());
      }
      followTime(scales, residuals);
      typical = RobustStatistics.sigma(residuals);
    }
    for (int i = 0; i < n; i++) {
      double scale = Math.max(least, typical * scales[i]);
      scales[i] = Math.max(floor.at(expected[i]), scale);
    }
    return scales;
  }

  private static void followTime(double[] scales, double[] residuals) {
    int n = scales.length;
    int blocks = Math.min(MOST_TIME_BLOCKS, n / LEAST_IN_TIME_BLOCK);
    if (blocks <= 2 * BLOCK_REACH) {
      return;
    }
    int[] block = new int[n];
    Arrays.setAll(block, i -> (int) ((long) i * blocks / n));
    double[] ratios = ScaleModel.standardise(residuals.clone(), block, blocks);
    double[] lasting = RunningMedian.fullWindows(ratios, 2 * BLOCK_REACH + 1, true);
    multiply(scales, lasting, block);
    for (int i = 0; i < n; i++) {
      residuals[i] /= lasting[block[i]];
    }
  }

  private static void multiply(double[] scales, double[] ratios, int[] groups) {
    for (int i = 0; i < scales.length; i++) {
      scales[i] *= ratios[groups[i]];
    }
  }
}
