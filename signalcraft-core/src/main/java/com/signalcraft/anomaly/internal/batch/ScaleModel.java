package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.internal.RobustStatistics;
import java.util.Arrays;

/**
 * The standard deviation of residuals, robustly, let vary between groups of them only as far as it
 * varies more than it would by chance: the logarithms of the groups' scales are drawn towards their
 * mean by the James-Stein share. Stateless.
 */
final class ScaleModel {

  /** The variance of the logarithm of a normal sample's robust scale, times the sample's size. */
  private static final double LOG_SCALE_VARIANCE = 0.6;

  private static final int LEAST_IN_GROUP = 12;

  private ScaleModel() {}

  /**
   * Divides residuals by a scale for each group, and says how great it was.
   *
   * @param residuals the residuals; divided on return
   * @param groups the group of each residual
   * @param count how many groups there are
   * @return the scale of each group, relative to that of all; 1 for groups of few values
   */
  static double[] standardise(double[] residuals, int[] groups, int count) {
    double[] ratios = ratios(residuals, groups, count);
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] /= ratios[groups[i]];
    }
    return ratios;
  }

  private static double[] ratios(double[] residuals, int[] groups, int count) {
    double[] ratios = new double[count];
    Arrays.fill(ratios, 1);
    double overall = RobustStatistics.sigma(residuals);
    if (!(overall > 0)) {
      return ratios;
    }
    double[][] byGroup = split(residuals, groups, count);
    double[] logs = new double[count];
    double sum = 0;
    double chance = 0;
    int used = 0;
    for (int g = 0; g < count; g++) {
      double scale = byGroup[g].length >= LEAST_IN_GROUP ? RobustStatistics.sigma(byGroup[g]) : 0;
      logs[g] = scale > 0 ? Math.log(scale / overall) : Double.NaN;
      if (scale > 0) {
        sum += logs[g];
        chance += LOG_SCALE_VARIANCE / byGroup[g].length;
        used++;
      }
    }
    if (used < 2) {
      return ratios;
    }
    double mean = sum / used;
    double kept = keptShare(logs, mean, chance / used, used);
    for (int g = 0; g < count; g++) {
      if (!Double.isNaN(logs[g])) {
        ratios[g] = Math.exp(mean + kept * (logs[g] - mean));
      }
    }
    return ratios;
  }

  /** How much of the groups' differences is more than chance, 0 to 1. */
  private static double keptShare(double[] logs, double mean, double chance, int used) {
    double squares = 0;
    for (double log : logs) {
      if (!Double.isNaN(log)) {
        squares += (log - mean) * (log - mean);
      }
    }
    double observed = squares / (used - 1);
    return observed > 0 ? Math.max(0, 1 - chance / observed) : 0;
  }

  static double[][] split(double[] values, int[] groups, int count) {
    int[] sizes = new int[count];
    for (int group : groups) {
      sizes[group]++;
    }
    double[][] split = new double[count][];
    Arrays.setAll(split, g -> new double[sizes[g]]);
    int[] next = new int[count];
    for (int i = 0; i < values.length; i++) {
      split[groups[i]][next[groups[i]]++] = values[i];
    }
    return split;
  }
}
