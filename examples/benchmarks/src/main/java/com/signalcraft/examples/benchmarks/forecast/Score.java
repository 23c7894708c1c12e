package com.signalcraft.examples.benchmarks.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How good the forecasts of a set are, as the M4 competition measured it. Not thread-safe. */
final class Score {

  /** 2/α of the mean scaled interval score, for 95 % intervals. */
  private static final double PENALTY = 40;

  private final List<Double> smape = new ArrayList<>();
  private final List<Double> mase = new ArrayList<>();
  private final List<Double> msis = new ArrayList<>();
  private final List<Double> millis = new ArrayList<>();
  private long inside;
  private long steps;

  /**
   * Adds a series.
   *
   * @param item the series
   * @param season the season of the scale
   * @param made its forecast
   */
  void add(TestSet.Item item, int season, Made made) {
    double scale = scale(item.train(), season);
    double relative = 0;
    double absolute = 0;
    double interval = 0;
    double[] actual = item.test();
    for (int h = 0; h < actual.length; h++) {
      double error = Math.abs(actual[h] - made.mean()[h]);
      double size = Math.abs(actual[h]) + Math.abs(made.mean()[h]);
      relative += size > 0 ? 200 * error / size : 0;
      absolute += error;
      interval +=
          made.upper()[h]
              - made.lower()[h]
              + PENALTY * Math.max(0, made.lower()[h] - actual[h])
              + PENALTY * Math.max(0, actual[h] - made.upper()[h]);
      inside += made.lower()[h] <= actual[h] && actual[h] <= made.upper()[h] ? 1 : 0;
      steps++;
    }
    smape.add(relative / actual.length);
    mase.add(absolute / actual.length / scale);
    msis.add(interval / actual.length / scale);
    millis.add(made.millis());
  }

  private static double scale(double[] train, int season) {
    double sum = 0;
    for (int i = season; i < train.length; i++) {
      sum += Math.abs(train[i] - train[i - season]);
    }
    return sum / (train.length - season);
  }

  int series() {
    return smape.size();
  }

  double smape() {
    return mean(smape);
  }

  double mase() {
    return mean(mase);
  }

  double msis() {
    return mean(msis);
  }

  double coverage() {
    return (double) inside / steps;
  }

  double owa(TestSet.Benchmark benchmark) {
    return (smape() / benchmark.smape() + mase() / benchmark.mase()) / 2;
  }

  double medianMillis() {
    double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /**
   * A forecast.
   *
   * @param mean one value for each step
   * @param lower the lower bounds at 95 %
   * @param upper the upper bounds
   * @param millis how long it took
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never changed
  record Made(double[] mean, double[] lower, double[] upper, double millis) {}
}
