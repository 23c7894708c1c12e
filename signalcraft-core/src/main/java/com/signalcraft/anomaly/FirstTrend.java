package com.signalcraft.anomaly;

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
   * @param values finite values, more than one season of them
   * @param season how many values a season has
   * @return one trend value for each value; at the ends it goes on with the slope of the season
   *     beside them
   */
  static double[] of(double[] values, int season) {
    double[] calm = withoutSpikes(values, season);
    int half = season / 2;
    int from = half;
    int to = values.length - half;
    double[] trend = new double[values.length];
    if (to - from < 1) {
      return RunningMedian.centred(values, Math.max(1, half), true);
    }
    for (int i = from; i < to; i++) {
      trend[i] = average(calm, i, season);
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

  /** Of an even season the two values at the ends count half. */
  private static double average(double[] values, int at, int season) {
    int half = season / 2;
    double sum = 0;
    for (int i = at - half; i <= at + half; i++) {
      sum += values[i] / season;
    }
    return (season & 1) == 1 ? sum : sum - (values[at - half] + values[at + half]) / 2 / season;
  }

  private static double[] withoutSpikes(double[] values, int season) {
    double[] level = RunningMedian.centred(values, season, true);
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
