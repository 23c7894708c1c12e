package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.internal.RobustStatistics;

/**
 * A trend that neither spikes nor short outages move: a running median. In the first and last half
 * window, where it would lag behind, a Theil-Sen line through the window at the end takes its place
 * if that is nearer to the values. Stateless.
 */
final class RobustTrend {

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
    double[] trend = BlockMedian.of(times, values, window);
    int length = Math.min(window, values.length);
    int half = Math.min(BlockMedian.reach(window), values.length);
    double[] head = line(times, values, 0, length);
    double[] tail = line(times, values, values.length - length, values.length);
    useIfNearer(head, times, values, trend, 0, half);
    useIfNearer(tail, times, values, trend, values.length - half, values.length);
    return trend;
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
