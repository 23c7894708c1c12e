package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.internal.RobustStatistics;

/**
 * A first trend to start the decomposition from, on which seasonal effects leave no trace: the
 * moving average over one season, of values from which what is far from its surroundings has been
 * taken. Stateless.
 */
final class FirstTrend {

  private static final double FAR = 5;

  private FirstTrend() {}

  /**
   * The trend.
   *
   * @param times rising positions in time, in any unit
   * @param values finite values, more than one season of them
   * @param season how many values a season has
   * @return one trend value for each value; at the ends it goes on with the slope of the season
   *     beside them
   */
  static double[] of(double[] times, double[] values, int season) {
    double[] calm = withoutSpikes(times, values, season);
    int half = season / 2;
    int from = half;
    int to = values.length - half;
    double[] trend = new double[values.length];
    if (to - from < 1) {
      return BlockMedian.of(times, values, season + 1);
    }
    double edge = (season & 1) == 1 ? 1 : 0.5;
    double[] sums = sums(calm);
    for (int i = from; i < to; i++) {
      double inner = sums[i + half] - sums[i - half + 1];
      trend[i] = (inner + edge * (calm[i - half] + calm[i + half])) / season;
    }
    double head = slope(trend, from, Math.min(from + season, to - 1));
    double tail = slope(trend, Math.max(from, to - 1 - season), to - 1);
    for (int i = 0; i < from; i++) {
      trend[i] = trend[from] - head * (from - i);
      trend[values.length - 1 - i] = trend[to - 1] + tail * (from - i);
    }
    return trend;
  }

  private static double slope(double[] trend, int from, int to) {
    return to > from ? (trend[to] - trend[from]) / (to - from) : 0;
  }

  /** The sum of all values before each index. */
  private static double[] sums(double[] values) {
    double[] sums = new double[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      sums[i + 1] = sums[i] + values[i];
    }
    return sums;
  }

  private static double[] withoutSpikes(double[] times, double[] values, int season) {
    double[] level = BlockMedian.of(times, values, 2 * season + 1);
    double[] away = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      away[i] = values[i] - level[i];
    }
    double reach = FAR * RobustStatistics.sigma(away);
    double[] calm = values.clone();
    for (int i = 0; i < values.length; i++) {
      if (reach > 0 && Math.abs(away[i]) > reach) {
        calm[i] = level[i];
      }
    }
    return calm;
  }
}
