package com.signalcraft.anomaly.internal.batch;

import java.util.Arrays;

/**
 * Cuts a sequence of unit noise into stretches, each about a level or about a line, so that the sum
 * of squares and a penalty for each cut is least: PELT, the pruned search of Killick, Fearnhead and
 * Eckley (2012, JASA 107, 1590–1598). Quadratic in the length at worst. Not thread-safe.
 */
final class Segmentation {

  private final double[] values;
  private final double[] sums;
  private final double[] squares;
  private final double[] moments;
  private final double cutPenalty;
  private final double slopePenalty;
  private final int least;

  /**
   * A search.
   *
   * @param values the sequence; only squares of distances matter, so of about unit noise
   * @param cutPenalty what a cut must gain
   * @param slopePenalty what a line must gain over a level; infinite for levels only
   * @param least how long a stretch must be, 2 or more
   */
  Segmentation(double[] values, double cutPenalty, double slopePenalty, int least) {
    int n = values.length;
    this.values = values;
    this.cutPenalty = cutPenalty;
    this.slopePenalty = slopePenalty;
    this.least = least;
    this.sums = new double[n + 1];
    this.squares = new double[n + 1];
    this.moments = new double[n + 1];
    for (int i = 0; i < n; i++) {
      sums[i + 1] = sums[i] + values[i];
      squares[i + 1] = squares[i] + values[i] * values[i];
      moments[i + 1] = moments[i] + i * values[i];
    }
  }

  /** Where new stretches begin, rising; none for a sequence that is one. */
  int[] cuts() {
    int n = values.length;
    double[] best = new double[n + 1];
    int[] previous = new int[n + 1];
    int[] starts = new int[n + 1];
    Arrays.fill(best, Double.POSITIVE_INFINITY);
    best[0] = -cutPenalty;
    int count = 0;
    double slack = Double.isInfinite(slopePenalty) ? 0 : slopePenalty;
    for (int end = least; end <= n; end++) {
      int added = end - least;
      if (added == 0 || added >= least) {
        starts[count++] = added;
      }
      double[] costs = new double[count];
      for (int k = 0; k < count; k++) {
        costs[k] = best[starts[k]] + cost(starts[k], end);
        if (costs[k] + cutPenalty < best[end]) {
          best[end] = costs[k] + cutPenalty;
          previous[end] = starts[k];
        }
      }
      int kept = 0;
      for (int k = 0; k < count; k++) {
        if (costs[k] <= best[end] + slack) {
          starts[kept++] = starts[k];
        }
      }
      count = kept;
    }
    return path(previous, n);
  }

  private static int[] path(int[] previous, int n) {
    int count = 0;
    for (int end = n; previous[end] > 0; end = previous[end]) {
      count++;
    }
    int[] cuts = new int[count];
    for (int end = n; previous[end] > 0; end = previous[end]) {
      cuts[--count] = previous[end];
    }
    return cuts;
  }

  private double cost(int from, int to) {
    double length = to - from;
    double sum = sums[to] - sums[from];
    double flat = squares[to] - squares[from] - sum * sum / length;
    if (Double.isInfinite(slopePenalty)) {
      return flat;
    }
    return Math.min(flat, flat - gainOfSlope(from, to, sum) + slopePenalty);
  }

  /** By how much a line lessens the sum of squares. */
  private double gainOfSlope(int from, int to, double sum) {
    double length = to - from;
    double centre = (from + to - 1) / 2.0;
    double product = moments[to] - moments[from] - centre * sum;
    double spread = length * (length * length - 1) / 12;
    return product * product / spread;
  }

  /**
   * The level or line of a stretch, as it begins and as it ends.
   *
   * @param from its first index
   * @param to the index after its last
   * @return the two values, equal where it is a level
   */
  double[] ends(int from, int to) {
    double length = to - from;
    double sum = sums[to] - sums[from];
    double mean = sum / length;
    if (Double.isInfinite(slopePenalty) || gainOfSlope(from, to, sum) <= slopePenalty) {
      return new double[] {mean, mean};
    }
    double centre = (from + to - 1) / 2.0;
    double product = moments[to] - moments[from] - centre * sum;
    double slope = product / (length * (length * length - 1) / 12);
    double half = (length - 1) / 2;
    return new double[] {mean - slope * half, mean + slope * half};
  }
}
