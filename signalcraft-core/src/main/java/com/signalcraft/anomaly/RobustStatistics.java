package com.signalcraft.anomaly;

import java.util.Arrays;

/** Medians, and what is made of them. Stateless. */
final class RobustStatistics {

  /** Makes the median absolute deviation of normal noise its standard deviation: 1 / Φ⁻¹(3/4). */
  static final double MAD_TO_SIGMA = 1.482602218505602;

  /** Up to this share, values other than zero are outliers; above it they belong to the noise. */
  private static final double SPARSE = 0.1;

  private RobustStatistics() {}

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return medianOfSorted(sorted, sorted.length);
  }

  /** The median of the first {@code count} values, which are sorted. */
  static double medianOfSorted(double[] sorted, int count) {
    int middle = count >>> 1;
    return (count & 1) == 1
        ? sorted[middle]
        : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
  }

  /**
   * The standard deviation of residuals about zero by their median absolute size. Where more than
   * half of them are zero, as with rare counts, the root of their mean square, or 0 if one in ten
   * or fewer are others.
   */
  static double sigma(double[] residuals) {
    double[] sizes = new double[residuals.length];
    int others = 0;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(residuals[i]);
      others += sizes[i] > 0 ? 1 : 0;
    }
    double median = median(sizes);
    if (median > 0) {
      return MAD_TO_SIGMA * median;
    }
    return others > SPARSE * sizes.length ? rootMeanSquare(sizes) : 0;
  }

  /** Divided by the greatest first, so that nothing overflows or vanishes. */
  private static double rootMeanSquare(double[] sizes) {
    double greatest = 0;
    for (double size : sizes) {
      greatest = Math.max(greatest, size);
    }
    double sum = 0;
    for (double size : sizes) {
      sum += (size / greatest) * (size / greatest);
    }
    return greatest * Math.sqrt(sum / sizes.length);
  }

  /**
   * The distance at which values are told apart: the least difference between two distinct ones; 0
   * where fewer than three values, or 1 % of them, differ from the most frequent one, because a few
   * outliers on a constant say nothing of resolution.
   */
  static double resolution(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double least = Double.POSITIVE_INFINITY;
    int longestRun = 1;
    int run = 1;
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] > sorted[i - 1]) {
        least = Math.min(least, sorted[i] - sorted[i - 1]);
        run = 1;
      } else {
        run++;
        longestRun = Math.max(longestRun, run);
      }
    }
    int others = sorted.length - longestRun;
    return others >= Math.max(3, sorted.length / 100) ? least : 0;
  }
}
