package com.signalcraft.anomaly;

import java.util.Arrays;

/**
 * A trend that neither spikes nor short outages move: a running median of the medians of blocks. In
 * the first and last half window, where it would lag behind, a Theil-Sen line through the window at
 * the end takes its place if that is nearer to the values. Stateless.
 */
final class RobustTrend {

  private static final int MOST_BLOCKS_IN_WINDOW = 251;
  private static final int MOST_LINE_POINTS = 101;

  private RobustTrend() {}

  /**
   * The trend.
   *
   * @param times rising positions in time, from 0, in any unit
   * @param values finite values
   * @param window how many values the window has
   * @return one trend value for each value
   */
  static double[] of(double[] times, double[] values, int window) {
    int block = (window + MOST_BLOCKS_IN_WINDOW - 1) / MOST_BLOCKS_IN_WINDOW;
    double[] trend =
        block == 1
            ? RunningMedian.centred(values, window / 2, true)
            : ofBlocks(times, values, window, block);
    int length = Math.min(window, values.length);
    int half = Math.min(window / 2 + (block == 1 ? 0 : block), values.length);
    double[] head = line(times, values, 0, length);
    double[] tail = line(times, values, values.length - length, values.length);
    useIfNearer(head, times, values, trend, 0, half);
    useIfNearer(tail, times, values, trend, values.length - half, values.length);
    return trend;
  }

  private static double[] ofBlocks(double[] times, double[] values, int window, int block) {
    int blocks = (values.length + block - 1) / block;
    double[] centres = new double[blocks];
    double[] medians = new double[blocks];
    for (int b = 0; b < blocks; b++) {
      int from = b * block;
      int to = Math.min(values.length, from + block);
      medians[b] = RobustStatistics.median(Arrays.copyOfRange(values, from, to));
      centres[b] = (times[from] + times[to - 1]) / 2;
    }
    double[] smooth = RunningMedian.centred(medians, Math.max(1, window / block / 2), true);
    double[] trend = new double[values.length];
    int b = 0;
    for (int i = 0; i < values.length; i++) {
      while (b < blocks - 2 && times[i] > centres[b + 1]) {
        b++;
      }
      trend[i] = between(times[i], centres, smooth, b);
    }
    return trend;
  }

  /** Linear between two blocks' centres, flat beyond the first and the last. */
  private static double between(double time, double[] centres, double[] smooth, int b) {
    if (b + 1 >= centres.length) {
      return smooth[b];
    }
    double share = (time - centres[b]) / (centres[b + 1] - centres[b]);
    return smooth[b] + Math.max(0, Math.min(1, share)) * (smooth[b + 1] - smooth[b]);
  }

  /** Theil-Sen: the median of the slopes of all pairs, then the median of the intercepts. */
  private static double[] line(double[] times, double[] values, int from, int to) {
    int step = (to - from + MOST_LINE_POINTS - 1) / MOST_LINE_POINTS;
    int n = (to - from + step - 1) / step;
    double[] slopes = new double[n * (n - 1) / 2];
    int k = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        int a = from + i * step;
        int b = from + j * step;
        slopes[k++] = (values[b] - values[a]) / (times[b] - times[a]);
      }
    }
    double slope = slopes.length == 0 ? 0 : RobustStatistics.median(slopes);
    double[] intercepts = new double[to - from];
    for (int i = from; i < to; i++) {
      intercepts[i - from] = values[i] - slope * (times[i] - times[from]);
    }
    return new double[] {RobustStatistics.median(intercepts) - slope * times[from], slope};
  }

  private static void useIfNearer(
      double[] line, double[] times, double[] values, double[] trend, int from, int to) {
    double[] ofLine = new double[to - from];
    double[] ofTrend = new double[to - from];
    for (int i = from; i < to; i++) {
      ofLine[i - from] = values[i] - line[0] - line[1] * times[i];
      ofTrend[i - from] = values[i] - trend[i];
    }
    if (RobustStatistics.sigma(ofLine) < RobustStatistics.sigma(ofTrend)) {
      for (int i = from; i < to; i++) {
        trend[i] = line[0] + line[1] * times[i];
      }
    }
  }
}
