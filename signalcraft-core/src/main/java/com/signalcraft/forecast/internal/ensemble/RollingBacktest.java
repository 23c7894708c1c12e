package com.signalcraft.forecast.internal.ensemble;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.Refit;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Tries models from a few origins near the end of a series, each forecast made from what lies
 * before it alone: the mean of |actual − forecast|, each divided by the mean absolute difference
 * over a season before the origin (MASE; Hyndman and Koehler, 2006). A model is fitted at the first
 * origin and carried on to the later ones with its parameters. Immutable.
 */
public final class RollingBacktest {

  /** The level whose bands a trial keeps. */
  static final Level LEVEL = Level.P95;

  private static final int SHORTEST = 6;
  private static final int LONGEST = 60;
  private static final int LEAST_HISTORY = 4;

  private final TimeSeries series;
  private final int steps;
  private final List<Integer> cutoffs;
  private final double[] scales;

  private RollingBacktest(TimeSeries series, int steps, List<Integer> cutoffs, double[] scales) {
    this.series = series;
    this.steps = steps;
    this.cutoffs = cutoffs;
    this.scales = scales;
  }

  /**
   * The origins of a series.
   *
   * @param series the series, regular
   * @param lengths the season lengths, shortest first
   * @param horizon how many steps to forecast; empty for two of the shortest seasons, bounded to 6
   *     to 60; never more than a quarter of the series
   * @param origins how many origins at most, half a horizon apart, in the second half of the series
   * @return the backtest
   */
  public static RollingBacktest of(
      TimeSeries series, List<Integer> lengths, OptionalInt horizon, int origins) {
    int n = series.size();
    int season = lengths.isEmpty() ? 1 : lengths.get(0);
    int wanted = horizon.orElse(Math.max(SHORTEST, Math.min(LONGEST, 2 * season)));
    int steps = Math.max(1, Math.min(wanted, n / 4));
    int stride = (steps + 1) / 2;
    int least = Math.max(LEAST_HISTORY, n / 2);
    List<Integer> cutoffs = new ArrayList<>();
    for (int cutoff = n - steps; cutoff >= least && cutoffs.size() < origins; cutoff -= stride) {
      cutoffs.add(0, cutoff);
    }
    double[] scales = new double[cutoffs.size()];
    for (int k = 0; k < scales.length; k++) {
      scales[k] = scale(series, cutoffs.get(k), season);
    }
    return new RollingBacktest(series, steps, List.copyOf(cutoffs), scales);
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

  /**
   * How many origins there are.
   *
   * @return the count, ascending in time; 0 for a series too short to try a model on
   */
  public int origins() {
    return cutoffs.size();
  }

  /**
   * How many steps are forecast from each origin.
   *
   * @return the steps
   */
  public int steps() {
    return steps;
  }

  /**
   * The actual value.
   *
   * @param origin which origin, from 0
   * @param step which step after it, from 0
   * @return the value; NaN where it is missing
   */
  public double actual(int origin, int step) {
    return series.valueAt(cutoffs.get(origin) + step);
  }

  /**
   * Tries a model.
   *
   * @param model the model
   * @return how it did; without a score where it cannot be fitted
   */
  public Trial run(Forecaster model) {
    try {
      List<Trial.Path> paths = paths(model);
      double score = score(paths);
      return Double.isFinite(score)
          ? new Trial(model, OptionalDouble.of(score), "", paths)
          : failed(model, "its forecasts are beyond all bounds");
    } catch (ValidationException unsuited) {
      return failed(model, unsuited.issue());
    }
  }

  private static Trial failed(Forecaster model, String note) {
    return new Trial(model, OptionalDouble.empty(), note, List.of());
  }

  private List<Trial.Path> paths(Forecaster model) {
    List<Trial.Path> paths = new ArrayList<>();
    int cutoff = cutoffs.get(0);
    FittedForecaster fitted = model.fit(series.slice(0, cutoff));
    paths.add(path(fitted));
    for (int k = 1; k < cutoffs.size(); k++) {
      fitted = fitted.update(series.slice(cutoff, cutoffs.get(k)), Refit.NONE);
      cutoff = cutoffs.get(k);
      paths.add(path(fitted));
    }
    return paths;
  }

  /** A model that knows too little for a band has one without width. */
  private Trial.Path path(FittedForecaster fitted) {
    Horizon horizon = Horizon.steps(steps);
    try {
      Forecast forecast = fitted.predict(horizon, LEVEL);
      Band band = forecast.band(LEVEL);
      return new Trial.Path(forecast.mean().values(), band.lower(), band.upper());
    } catch (InsufficientDataException withoutBand) {
      double[] mean = fitted.predict(horizon).mean().values();
      return new Trial.Path(mean, mean, mean);
    }
  }

  private double score(List<Trial.Path> paths) {
    double sum = 0;
    int count = 0;
    for (int k = 0; k < scales.length; k++) {
      double[] mean = paths.get(k).mean();
      for (int h = 0; h < steps; h++) {
        double error = Math.abs(actual(k, h) - mean[h]) / scales[k];
        if (!Double.isNaN(error)) {
          sum += error;
          count++;
        }
      }
    }
    return count > 0 ? sum / count : 0;
  }

  /**
   * How the models were tried, for a person.
   *
   * @return such as {@code over 14 steps from 4 origins}
   */
  public String describe() {
    return cutoffs.isEmpty()
        ? "the series is too short to compare models"
        : "over "
            + steps
            + (steps == 1 ? " step" : " steps")
            + " from "
            + cutoffs.size()
            + (cutoffs.size() == 1 ? " origin" : " origins");
  }

  @Override
  public String toString() {
    return describe() + " at " + Arrays.toString(cutoffs.toArray());
  }
}
