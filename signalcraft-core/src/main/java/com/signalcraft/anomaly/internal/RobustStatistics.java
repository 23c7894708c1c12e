package com.signalcraft.anomaly.internal;

import java.util.Arrays;

/** Medians, and what is made of them. Stateless. */
public final class RobustStatistics {

  /** Makes the median absolute deviation of normal noise its standard deviation: 1 / Φ⁻¹(3/4). */
  public static final double MAD_TO_SIGMA = 1.482602218505602;

  /** Where residuals are clipped, in standard deviations, and the mean square that this leaves. */
  private static final double CLIP = 2;

  private static final double CLIPPED_VARIANCE = 0.920536926;
  private static final int STEPS = 4;

  /** A value known to one unit is off by the standard deviation of a uniform error, 1/√12. */
  public static final double ROUNDING_SIGMA = 1 / Math.sqrt(12);

  /** So many changes, and such a share of the values, must there be to tell their resolution. */
  public static final int LEAST_CHANGES = 8;

  /** The share of changes that it takes, see {@link #LEAST_CHANGES}. */
  public static final double LEAST_CHANGE_SHARE = 0.01;

  /** Up to this share, values other than zero are outliers; above it they belong to the noise. */
  private static final double SPARSE = 0.1;

  private RobustStatistics() {}

  /**
   * The mean size of values, without overflow.
   *
   * @param values the values
   * @return the mean of their absolute values
   */
  public static double meanSize(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += Math.abs(value) / values.length;
    }
    return mean;
  }

  /**
   * The value below which a share of the sorted values lies.
   *
   * @param sorted rising values, one at least
   * @param share the share, 0 to 1
   * @return the value
   */
  public static double quantileOfSorted(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
  }

  /**
   * The median.
   *
   * @param values the values, one at least
   * @return their median
   */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return medianOfSorted(sorted, sorted.length);
  }

  /**
   * The median of the first values.
   *
   * @param sorted rising values
   * @param count how many of them count, 1 or more
   * @return their median
   */
  public static double medianOfSorted(double[] sorted, int count) {
    int middle = count >>> 1;
    return (count & 1) == 1
        ? sorted[middle]
        : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
  }

  /**
   * The standard deviation of residuals about zero: their median absolute size times 1.4826, then
   * four steps of the root mean square of the residuals clipped at two such deviations (Huber's
   * Proposal 2, 1964), which is more precise, also for whole numbers. Where more than half of the
   * residuals are zero, as with rare counts, the root of their mean square, or 0 if one in ten or
   * fewer are others.
   *
   * @param residuals the residuals, one at least
   * @return their standard deviation
   */
  public static double sigma(double[] residuals) {
    double[] sizes = new double[residuals.length];
    int others = 0;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(residuals[i]);
      others += sizes[i] > 0 ? 1 : 0;
    }
    Arrays.sort(sizes);
    double median = medianOfSorted(sizes, sizes.length);
    if (median > 0) {
      return refined(sizes, MAD_TO_SIGMA * median);
    }
    double greatest = sizes[sizes.length - 1];
    return others > SPARSE * sizes.length ? rootMeanSquare(sizes, greatest, 1) : 0;
  }

  private static double refined(double[] sizes, double start) {
    double sigma = start;
    for (int step = 0; step < STEPS; step++) {
      sigma = rootMeanSquare(sizes, CLIP * sigma, CLIPPED_VARIANCE);
    }
    return sigma;
  }

  /** Of sizes clipped at a bound, divided by that first so that nothing overflows or vanishes. */
  private static double rootMeanSquare(double[] sizes, double bound, double variance) {
    double sum = 0;
    for (double size : sizes) {
      double clipped = Math.min(1, size / bound);
      sum += clipped * clipped;
    }
    return bound * Math.sqrt(sum / (sizes.length * variance));
  }

  /**
   * The distance at which values are told apart: the least change from one to the next; 0 where
   * fewer than eight, or 1 % of them, are changes, because a few outliers on a constant say nothing
   * of resolution.
   *
   * @param values the values in their order
   * @return the resolution, or 0
   */
  public static double resolution(double[] values) {
    double least = Double.POSITIVE_INFINITY;
    int changes = 0;
    for (int i = 1; i < values.length; i++) {
      double change = Math.abs(values[i] - values[i - 1]);
      if (change > 0) {
        least = Math.min(least, change);
        changes++;
      }
    }
    return changes >= LEAST_CHANGES && changes >= LEAST_CHANGE_SHARE * values.length ? least : 0;
  }
}
