package com.signalcraft.forecast.internal.ets;

import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Magnitude;
import java.util.Arrays;

/**
 * A model run over its history. Of a long series the values before those that it was estimated on
 * are run over too, from first guesses of the states, for the sake of fitted values. Immutable.
 */
final class EtsRun {

  private final double[] mean;
  private final double[] trend;
  private final EtsFilter end;
  private final int next;
  private final double sigma;
  private final Likelihood likelihood;

  EtsRun(double[] values, EtsEstimate estimate) {
    EtsShape shape = estimate.shape();
    int start = estimate.start();
    int n = values.length;
    mean = new double[n];
    trend = new double[n];
    if (start > 0) {
      head(Arrays.copyOf(values, start), estimate);
    }
    double[] y = new Magnitude(estimate.scale()).scaled(Arrays.copyOfRange(values, start, n));
    int observed = Magnitude.observed(y);
    EtsObjective objective = new EtsObjective(y, observed, shape, shape.m, shape.count);
    objective.turnTo(shape, estimate.effects());
    double value = objective.value(estimate.x());
    end = objective.filter();
    next = (n - start) % shape.m;
    keep(end, start, n - start, estimate.scale());
    int free = Math.max(1, observed - shape.parameters() + 1);
    sigma = objective.isExact() ? 0 : Math.sqrt(objective.squares() / free);
    likelihood = EtsEstimator.likelihood(shape, value, observed, estimate.scale());
  }

  private void head(double[] values, EtsEstimate estimate) {
    EtsShape shape = estimate.shape();
    if (Magnitude.observed(values) == 0) {
      drop(values.length);
      return;
    }
    EtsSeries series = new EtsSeries(values, shape.m);
    EtsFilter filter = new EtsFilter(series.y, shape.m);
    double[] x = Arrays.copyOf(estimate.x(), shape.count);
    EtsStarts.states(shape, series, 1, x);
    if (filter.run(shape, x, series.effects(shape.season))) {
      keep(filter, 0, values.length, series.scale);
    } else {
      drop(values.length);
    }
  }

  private void drop(int count) {
    Arrays.fill(mean, 0, count, Double.NaN);
    Arrays.fill(trend, 0, count, Double.NaN);
  }

  private void keep(EtsFilter filter, int from, int count, double scale) {
    for (int t = 0; t < count; t++) {
      mean[from + t] = Fits.finite(filter.mean[t] * scale);
      trend[from + t] = Fits.finite(filter.trend[t] * scale);
    }
  }

  /** The one-step forecasts in the series' unit, NaN where there are none. */
  double[] mean() {
    return mean.clone();
  }

  /** The part of level and trend of them. */
  double[] trend() {
    return trend.clone();
  }

  /** Parameters and states after the last value, in the model's unit; not to be written to. */
  EtsFilter end() {
    return end;
  }

  /** The index of the effect of the next step. */
  int next() {
    return next;
  }

  /** The standard deviation of the errors, in the model's unit or as a share. */
  double sigma() {
    return sigma;
  }

  /** Whether the model makes sense of all values that it is run over. */
  boolean isValid() {
    return Math.abs(likelihood.logLikelihood()) < Double.POSITIVE_INFINITY;
  }

  Likelihood likelihood() {
    return likelihood;
  }
}
