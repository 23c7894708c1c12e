package com.signalcraft.forecast.internal.conformal;

import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.forecast.conformal.ConformalOptions;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;

/**
 * Forecasts from points in time of the history's second half, and how far they were off.
 *
 * @param scores the signed residuals in the units of their steps
 * @param growth the power of the step with which residuals grow beyond the model's own band
 * @param byOwnBand whether the unit is the half width of the model's own band
 * @param horizon how many steps ahead forecasts were compared
 */
record Calibration(Scores scores, double growth, boolean byOwnBand, int horizon) {

  private static final int SHORTEST = 6;
  private static final int LONGEST = 60;
  private static final int LEAST_HISTORY = 4;

  /** The growth is held between falling as 1/√h and growing as h, about the model's own. */
  private static final double LEAST_GROWTH = -0.5;

  private static final double MOST_GROWTH = 1;

  /** The calibration of a model on a series; without scores where the series is too short. */
  static Calibration of(Forecaster forecaster, TimeSeries series, ConformalOptions options) {
    int wanted = Math.max(SHORTEST, Math.min(LONGEST, 2 * SeasonLengths.primary(series)));
    int horizon = options.horizon().orElse(wanted);
    Calibration none = new Calibration(Scores.of(new double[0], 0), 0, true, horizon);
    int[] cutoffs = cutoffs(series.size(), horizon, options.origins());
    if (cutoffs.length < ConformalOptions.LEAST_ORIGINS) {
      return none;
    }
    try {
      Calibration calibration = of(forecaster, series, options, cutoffs, horizon, true);
      // Without a band of its own the model has no scale to offer.
      return calibration.scores.size() > 0
          ? calibration
          : of(forecaster, series, options, cutoffs, horizon, false);
    } catch (ValidationException unsuited) {
      // The half of the history is too little for the model, which then has its own intervals.
      return none;
    }
  }

  /** The earliest first. */
  private static int[] cutoffs(int size, int horizon, int origins) {
    int least = Math.max(LEAST_HISTORY, (size + 1) / 2);
    int stride = Math.max(1, Math.min(horizon, (size - least) / origins));
    int count = Math.max(0, Math.min(origins, (size - 1 - least) / stride + 1));
    int[] cutoffs = new int[count];
    for (int k = 0; k < count; k++) {
      cutoffs[k] = size - 1 - (count - 1 - k) * stride;
    }
    return cutoffs;
  }

  private static Calibration of(
      Forecaster forecaster,
      TimeSeries series,
      ConformalOptions options,
      int[] cutoffs,
      int horizon,
      boolean byOwnBand) {
    double[] residuals = new double[cutoffs.length * Math.min(horizon, series.size())];
    int[] steps = new int[residuals.length];
    int count = 0;
    FittedForecaster model = forecaster.fit(series.slice(0, cutoffs[0]));
    for (int k = 0; k < cutoffs.length; k++) {
      if (k > 0) {
        model = model.update(series.slice(cutoffs[k - 1], cutoffs[k]), options.refit());
      }
      int ahead = Math.min(horizon, series.size() - cutoffs[k]);
      Steps made = Steps.of(model, Horizon.steps(ahead), byOwnBand);
      for (int h = 0; h < ahead; h++) {
        double actual = series.valueAt(cutoffs[k] + h);
        double residual = made.residual(h, actual);
        if (!Double.isNaN(residual)) {
          residuals[count] = residual;
          steps[count++] = h + 1;
        } else if (!Double.isNaN(actual) && byOwnBand) {
          return new Calibration(Scores.of(new double[0], 0), 0, true, horizon);
        }
      }
    }
    int values = observed(series, cutoffs, horizon);
    return scaled(Arrays.copyOf(residuals, count), steps, values, byOwnBand, horizon);
  }

  /** How many observed values were forecast at least once. */
  private static int observed(TimeSeries series, int[] cutoffs, int horizon) {
    int count = 0;
    int next = 0;
    for (int cutoff : cutoffs) {
      for (int i = Math.max(next, cutoff); i < Math.min(series.size(), cutoff + horizon); i++) {
        count += series.isMissing(i) ? 0 : 1;
        next = i + 1;
      }
    }
    return count;
  }

  private static Calibration scaled(
      double[] residuals, int[] steps, int values, boolean byOwnBand, int horizon) {
    double growth = growth(residuals, steps, horizon);
    for (int i = 0; i < residuals.length; i++) {
      residuals[i] /= Math.pow(steps[i], growth);
    }
    return new Calibration(Scores.of(residuals, values), growth, byOwnBand, horizon);
  }

  /** The slope of the logarithm of the mean size of residuals over that of the step. */
  private static double growth(double[] residuals, int[] steps, int horizon) {
    double[] size = new double[horizon + 1];
    int[] count = new int[horizon + 1];
    for (int i = 0; i < residuals.length; i++) {
      size[steps[i]] += Math.abs(residuals[i]);
      count[steps[i]]++;
    }
    double weights = 0;
    double x = 0;
    double y = 0;
    for (int h = 1; h <= horizon; h++) {
      if (size[h] > 0) {
        weights += count[h];
        x += count[h] * Math.log(h);
        y += count[h] * Math.log(size[h] / count[h]);
      }
    }
    double across = 0;
    double spread = 0;
    for (int h = 1; h <= horizon; h++) {
      if (size[h] > 0) {
        double dx = Math.log(h) - x / weights;
        across += count[h] * dx * (Math.log(size[h] / count[h]) - y / weights);
        spread += count[h] * dx * dx;
      }
    }
    return spread > 0 ? Math.max(LEAST_GROWTH, Math.min(MOST_GROWTH, across / spread)) : 0;
  }

  /** By what the scores are multiplied at a step, counted from 0, in the unit of that step. */
  double factor(int step) {
    return Math.pow(step + 1.0, growth);
  }

  boolean isEnough() {
    return scores.values() >= ConformalOptions.LEAST_ORIGINS;
  }

  /** This and what a forecast made after it was off by. */
  Calibration and(Steps made, TimeSeries actual) {
    double[] later = new double[Math.min(made.size(), actual.size())];
    int count = 0;
    for (int h = 0; h < later.length; h++) {
      double score = made.residual(h, actual.valueAt(h)) / factor(h);
      if (!Double.isNaN(score)) {
        later[count++] = score;
      }
    }
    return new Calibration(scores.and(Arrays.copyOf(later, count)), growth, byOwnBand, horizon);
  }
}
