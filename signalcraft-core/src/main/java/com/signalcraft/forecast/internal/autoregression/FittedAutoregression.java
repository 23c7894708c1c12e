package com.signalcraft.forecast.internal.autoregression;

import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A fitted autoregression. Immutable. */
final class FittedAutoregression implements FittedForecaster, Storable {

  private final AutoregressionForecaster model;
  private final TimeSeries history;
  private final int observed;
  private final Scaled scaled;
  private final LagRegression regression;
  private final TimeSeries fitted;
  private final Range range;

  FittedAutoregression(
      AutoregressionForecaster model,
      TimeSeries history,
      int observed,
      Scaled scaled,
      LagRegression regression) {
    this.model = model;
    this.history = history;
    this.observed = observed;
    this.scaled = scaled;
    this.regression = regression;
    this.fitted = history.withValues(oneStepAhead());
    this.range = Range.of(scaled);
  }

  private double[] oneStepAhead() {
    double[] values = new double[history.size()];
    Arrays.fill(values, Double.NaN);
    int[] lags = regression.lags();
    int lost = scaled.lost();
    for (int t = lags[lags.length - 1]; t < scaled.z().length; t++) {
      double value = scaled.mean() + scaled.deviation() * regression.next(scaled.z(), t);
      double level = lost == 0 ? value : scaled.level()[t] + value;
      values[t + lost] = scaled.back(level);
    }
    return values;
  }

  @Override
  public ModelType modelType() {
    return ModelType.AUTOREGRESSION;
  }

  @Override
  public String description() {
    int[] lags = regression.lags();
    return model
        + " on "
        + lags.length
        + (lags.length == 1 ? " lag" : " lags up to " + lags[lags.length - 1])
        + " on "
        + Words.observations(observed);
  }

  @Override
  public TimeSeries history() {
    return history;
  }

  @Override
  public TimeSeries fitted() {
    return fitted;
  }

  @Override
  public List<Component> components() {
    return List.of();
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    int steps = horizon.stepsAfter(history);
    int n = scaled.z().length;
    double[] path = Arrays.copyOf(scaled.z(), n + steps);
    double[] mean = new double[steps];
    double level = scaled.level()[scaled.level().length - 1];
    for (int h = 0; h < steps; h++) {
      path[n + h] = Fits.finite(regression.next(path, n + h));
      double value = scaled.mean() + scaled.deviation() * path[n + h];
      level = scaled.lost() == 0 ? range.held(value) : level + value;
      mean[h] = level;
    }
    List<Band> bands = new ArrayList<>();
    if (levels.length > 0) {
      double[] error = errors(steps);
      for (Level wanted : Fits.sorted(levels)) {
        double quantile = Fits.normalQuantile((1 + wanted.coverage()) / 2);
        bands.add(Fits.band(wanted, mean, error, quantile, scaled::back));
      }
    }
    double[] values = Arrays.stream(mean).map(scaled::back).toArray();
    return new Forecast(modelType(), Fits.future(history, values), bands, List.of());
  }

  /** The standard errors of the levels: σ√(Σψ²), the ψ added up first where differenced. */
  private double[] errors(int steps) {
    double sigma = regression.sigma() * scaled.deviation();
    double[] psi = regression.psi(steps);
    double[] error = new double[steps];
    double weight = 0;
    double sum = 0;
    for (int h = 0; h < steps; h++) {
      weight = scaled.lost() == 0 ? psi[h] : weight + psi[h];
      sum += weight * weight;
      error[h] = sigma * Math.sqrt(sum);
    }
    return error;
  }

  /**
   * Where forecasts of levels are held: the range of the history in the series' unit, and its width
   * again on either side. Beyond it a regression on levels says nothing.
   */
  private record Range(double least, double greatest) {

    static Range of(Scaled scaled) {
      boolean logarithm = scaled.options().logarithm();
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      for (double level : scaled.level()) {
        least = Math.min(least, level);
        greatest = Math.max(greatest, level);
      }
      if (!logarithm) {
        return new Range(2 * least - greatest, 2 * greatest - least);
      }
      double width = -Math.expm1(least - greatest);
      double below = Math.exp(least - greatest) - width;
      return new Range(
          below > 0 ? greatest + Math.log(below) : Double.NEGATIVE_INFINITY,
          greatest + Math.log1p(width));
    }

    double held(double level) {
      return Math.max(least, Math.min(greatest, level));
    }
  }

  @Override
  public FittedForecaster update(TimeSeries more, Refit refit) {
    TimeSeries longer = Fits.extended(history, more);
    if (refit != Refit.NONE) {
      return model.fit(longer);
    }
    return new FittedAutoregression(
        model,
        longer,
        longer.size() - longer.missingCount(),
        Scaled.on(longer, model.options(), scaled.unit(), scaled.mean(), scaled.deviation()),
        regression);
  }

  @Override
  public String storedKind() {
    return AutoregressionForecaster.KIND;
  }

  @Override
  public void store(StateWriter out) {
    var options = model.options();
    out.put(options.seasonLengths().isPresent());
    options
        .seasonLengths()
        .ifPresent(list -> out.putCounted(list.stream().mapToInt(Integer::intValue).toArray()));
    out.put(options.logarithm())
        .put(options.differenced())
        .put(options.ridge())
        .put(scaled.unit())
        .put(scaled.mean())
        .put(scaled.deviation())
        .putCounted(regression.lags())
        .putCounted(regression.coefficients())
        .put(regression.intercept())
        .put(regression.sigma());
  }
}
