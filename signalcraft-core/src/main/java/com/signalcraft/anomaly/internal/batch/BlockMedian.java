package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.internal.RobustStatistics;
import java.util.Arrays;

/**
 * A running median whose cost does not grow with its window: in long windows it is taken over the
 * medians of blocks of values, 251 blocks at most, and linear between their centres. Stateless.
 */
final class BlockMedian {

  private static final int MOST_BLOCKS_IN_WINDOW = 251;

  private BlockMedian() {}

  /** Whether a window is short enough for a running median of the values themselves. */
  static boolean isExact(int window) {
    return window <= MOST_BLOCKS_IN_WINDOW;
  }

  /** How many values at either end are not in the middle of a whole window. */
  static int reach(int window) {
    return window / 2 + (isExact(window) ? 0 : blockSize(window));
  }

  private static int blockSize(int window) {
    return (window + MOST_BLOCKS_IN_WINDOW - 1) / MOST_BLOCKS_IN_WINDOW;
  }

  /**
   * Medians of windows about each value, cut at the ends.
   *
   * @param times rising positions in time, in any unit
   * @param values finite values
   * @param window how many values a window has, 2 or more
   * @return one median for each value
   */
  static double[] of(double[] times, double[] values, int window) {
    if (isExact(window)) {
      return RunningMedian.centred(values, Math.max(1, window / 2), true);
    }
    int block = blockSize(window);
    int blocks = (values.length + block - 1) / block;
    double[] centres = new double[blocks];
    double[] medians = new double[blocks];
    for (int b = 0; b < blocks; b++) {
      int from = b * block;
      int to = Math.min(values.length, from + block);
      medians[b] = RobustStatistics.median(Arrays.copyOfRange(values, from, to));
      centres[b] = (times[from] + times[to - 1]) / 2;
    }
    double[] smooth = RunningMedian.centred(medians, window / block / 2, true);
    return interpolated(times, centres, smooth);
  }

  private static double[] interpolated(double[] times, double[] centres, double[] smooth) {
    double[] medians = new double[times.length];
    int b = 0;
    for (int i = 0; i < times.length; i++) {
      while (b < centres.length - 2 && times[i] > centres[b + 1]) {
        b++;
      }
      medians[i] = between(times[i], centres, smooth, b);
    }
    return medians;
  }

  /** Linear between two blocks' centres, flat beyond the first and the last. */
  private static double between(double time, double[] centres, double[] smooth, int b) {
    if (b + 1 >= centres.length) {
      return smooth[b];
    }
    double share = (time - centres[b]) / (centres[b + 1] - centres[b]);
    return smooth[b] + Math.max(0, Math.min(1, share)) * (smooth[b + 1] - smooth[b]);
  }
}
