package com.signalcraft.anomaly.internal.batch;

import java.util.Arrays;

/**
 * The greatest values of a statistic, one for each cluster of values above a threshold, where a
 * cluster goes on over up to three values below it. Immutable.
 */
final class Peaks {

  /** As many values as an episode goes on over by default. */
  private static final int GAP = 3;

  private static final double THRESHOLD_SHARE = 0.9;

  private static final double MOST_SHARE = 0.2;

  private final double[] rising;
  private final int observed;

  private Peaks(double[] rising, int observed) {
    this.rising = rising;
    this.observed = observed;
  }

  /** The peaks from the value on that one in ten reaches, above zero; NaN is no value. */
  static Peaks of(double[] statistic) {
    double[] sorted = new double[statistic.length];
    int observed = 0;
    for (double value : statistic) {
      if (!Double.isNaN(value)) {
        sorted[observed++] = value;
      }
    }
    if (observed == 0) {
      return new Peaks(new double[0], 0);
    }
    Arrays.sort(sorted, 0, observed);
    double threshold = sorted[(int) (THRESHOLD_SHARE * (observed - 1))];
    double[] peaks = new double[observed];
    int count = 0;
    int since = GAP + 1;
    for (double value : statistic) {
      if (value > 0 && value >= threshold) {
        if (since > GAP) {
          peaks[count++] = value;
        } else {
          peaks[count - 1] = Math.max(peaks[count - 1], value);
        }
        since = 0;
      } else {
        since++;
      }
    }
    Arrays.sort(peaks, 0, count);
    return new Peaks(Arrays.copyOf(peaks, count), observed);
  }

  /** How many values there are of which these are the peaks. */
  int observed() {
    return observed;
  }

  int count() {
    return rising.length;
  }

  /** A peak by its rank, 0 for the highest. */
  double at(int rank) {
    return rising[rising.length - 1 - rank];
  }

  /**
   * The share of values that would make so many clusters if they were independent: some of those
   * would be beside each other by chance, and be taken for one cluster.
   */
  double withoutMerging(int clusters) {
    double share = clusters / (double) observed;
    double values = share;
    for (int step = 0; step < 8; step++) {
      values = Math.min(MOST_SHARE, share / Math.pow(1 - values, GAP + 1));
    }
    return values;
  }

  /** How many peaks are as high as a value. */
  int atLeast(double value) {
    int from = 0;
    int to = rising.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (rising[middle] < value) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return rising.length - from;
  }
}
