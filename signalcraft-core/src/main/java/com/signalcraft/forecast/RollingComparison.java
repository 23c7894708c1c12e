package com.signalcraft.forecast;

import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores models by forecasts from a few origins near the end of a series, each made from what lies
 * before it alone: the mean of |actual − forecast|, each divided by the mean absolute difference
 * over a season before the origin (MASE; Hyndman and Koehler, 2006). Immutable.
 */
final class RollingComparison {

  private static final int SHORTEST = 6;
  private static final int LONGEST = 60;
  private static final int LEAST_HISTORY = 4;

  private final TimeSeries series;
  private final int steps;
  private final List<Integer> cutoffs;
  private final double[] scales;

  private RollingComparison(TimeSeries series, int steps, List<Integer> cutoffs, double[] scales) {
    this.series = series;
    this.steps = steps;
    this.cutoffs = cutoffs;
    this.scales = scales;
  }

  static RollingComparison of(TimeSeries series, List<Integer> lengths, AutoOptions options) {
    int n = series.size();
    int season = lengths.isEmpty() ? 1 : lengths.get(0);
    int wanted = options.horizon().orElse(Math.max(SHORTEST, Math.min(LONGEST, 2 * season)));
    int steps = Math.max(1, Math.min(wanted, n / 4));
    int stride = (steps + 1) / 2;
    int least = Math.max(LEAST_HISTORY, n / 2);
    List<Integer> cutoffs = new ArrayList<>();
    for (int cutoff = n - steps;
        cutoff >= least && cutoffs.size() < options.origins();
        cutoff -= stride) {
      cutoffs.add(cutoff);
    }
    double[] scales = new double[cutoffs.size()];
    for (int k = 0; k < scales.length; k++) {
      scales[k] = scale(series, cutoffs.get(k), season);
    }
    return new RollingComparison(series, steps, List.copyOf(cutoffs), scales);
  }

  /** The mean absolute difference over a season, else over one step, else 1. */
  private static double scale(TimeSeries series, int end, int season) {
    double sum = 0;
    int count = 0;
    for (int i = season; i < end; i++) {
      double difference = Math.abs(series.valueAt(i) - series.valueAt(i - season));
      if (!Double.isNaN(difference)) {
        sum += difference;
        count++;
      }
    }
    if (sum > 0) {
      return sum / count;
    }
    return season > 1 ? scale(series, end, 1) : 1;
  }

  int origins() {
    return cutoffs.size();
  }

  /**
   * The score of a model.
   *
   * @throws com.signalcraft.error.ValidationException if it cannot be fitted at an origin
   */
  double score(Forecaster model) {
    double sum = 0;
    int count = 0;
    for (int k = 0; k < scales.length; k++) {
      int cutoff = cutoffs.get(k);
      TimeSeries mean = model.fit(series.slice(0, cutoff)).predict(Horizon.steps(steps)).mean();
      for (int h = 0; h < steps; h++) {
        double error = Math.abs(series.valueAt(cutoff + h) - mean.valueAt(h)) / scales[k];
        if (!Double.isNaN(error)) {
          sum += error;
          count++;
        }
      }
    }
    return count > 0 ? sum / count : 0;
  }

  /** How the models were compared, for a person. */
  String describe() {
    return cutoffs.isEmpty()
        ? "the series is too short to compare models"
        : "over "
            + steps
            + (steps == 1 ? " step" : " steps")
            + " from "
            + cutoffs.size()
            + (cutoffs.size() == 1 ? " origin" : " origins");
  }
}
