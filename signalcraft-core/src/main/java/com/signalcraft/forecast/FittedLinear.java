package com.signalcraft.forecast;

import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Words;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.TDistribution;

/** A fitted linear model. Immutable. */
final class FittedLinear implements FittedForecaster {

  /** Two standard errors of this share of the values' scale are rounding, not noise. */
  private static final double ROUNDING = 1e-14;

  private final LinearForecaster model;
  private final TimeSeries history;
  private final int observed;
  private final boolean logarithm;
  private final LinearDesign design;
  private final SubsetFit fit;
  private final double shift;
  private final double scale;
  private final double sigma;
  private final TimeSeries fitted;
  private final List<Component> components;

  FittedLinear(
      LinearForecaster model,
      TimeSeries history,
      double[] values,
      int observed,
      boolean logarithm,
      LinearDesign design,
      SubsetFit fit,
      double shift,
      double scale) {
    this.model = model;
    this.history = history;
    this.observed = observed;
    this.logarithm = logarithm;
    this.design = design;
    this.fit = fit;
    this.shift = shift;
    this.scale = scale;
    Curve curve = new Curve(values.length);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      double at = curve.add(i, history.timestampAt(i));
      if (!Double.isNaN(values[i])) {
        double residual = (values[i] - at) / scale;
        sum += residual * residual;
      }
    }
    double deviation = Math.sqrt(sum / (observed - fit.rank()));
    this.sigma = deviation > ROUNDING ? deviation * scale : 0;
    this.components = curve.components();
    this.fitted = history.withValues(curve.values());
  }

  @Override
  public ModelType modelType() {
    return ModelType.LINEAR;
  }

  @Override
  public FittedForecaster update(TimeSeries more, Refit refit) {
    return model.fit(Fits.extended(history, more));
  }

  @Override
  public String description() {
    boolean trend = fit.count(LinearDesign.TREND, LinearDesign.TREND + 1) > 0;
    List<String> names = new ArrayList<>();
    for (SeasonTerms season : design.seasons()) {
      int terms = fit.count(season.firstColumn(), season.firstColumn() + season.columns());
      if (terms > 0) {
        names.add(season.describe(terms));
      }
    }
    return (logarithm ? "log-linear " : "linear ")
        + (trend ? "trend" : "model of a constant level")
        + (names.isEmpty() ? "" : " with " + Words.and(names) + " seasonal terms")
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
    return components;
  }

  @Override
  public Forecast predict(Horizon horizon, Level... levels) {
    int steps = horizon.stepsAfter(history);
    long[] times = history.futureTimestamps(steps);
    Curve curve = new Curve(steps);
    double[] mean = new double[steps];
    double[] error = new double[steps];
    for (int h = 0; h < steps; h++) {
      mean[h] = curve.add((long) history.size() + h, times[h]);
      error[h] = sigma * Math.sqrt(1 + fit.leverage(curve.row));
    }
    List<Band> bands = new ArrayList<>();
    if (levels.length > 0) {
      TDistribution student = new TDistribution(null, observed - fit.rank());
      DoubleUnaryOperator back = logarithm ? Math::exp : DoubleUnaryOperator.identity();
      for (Level level : Fits.sorted(levels)) {
        double quantile = student.inverseCumulativeProbability((1 + level.coverage()) / 2);
        bands.add(Fits.band(level, mean, error, quantile, back));
      }
    }
    return new Forecast(
        ModelType.LINEAR, Fits.future(history, curve.values()), bands, curve.components());
  }

  /** The curve and its parts at a row of steps, on the model's scale until they are asked for. */
  private final class Curve {
    private final double[] row = new double[design.columns()];
    private final double[] values;
    private final double[] trend;
    private final double[][] seasons;
    private int count;

    Curve(int steps) {
      values = new double[steps];
      trend = new double[steps];
      seasons = new double[design.seasons().size()][steps];
    }

    /** Adds a step; gives the value on the model's scale. */
    double add(long index, long epochMillis) {
      design.fill(index, epochMillis, row);
      trend[count] = shift + scale * fit.value(row, 0, LinearDesign.TREND + 1);
      double sum = trend[count];
      for (int s = 0; s < seasons.length; s++) {
        SeasonTerms terms = design.seasons().get(s);
        int from = terms.firstColumn();
        seasons[s][count] = scale * fit.value(row, from, from + terms.columns());
        sum += seasons[s][count];
      }
      values[count++] = sum;
      return sum;
    }

    double[] values() {
      return back(values);
    }

    List<Component> components() {
      List<Component> parts = new ArrayList<>();
      parts.add(new Component("trend", back(trend)));
      for (int s = 0; s < seasons.length; s++) {
        SeasonTerms terms = design.seasons().get(s);
        if (fit.count(terms.firstColumn(), terms.firstColumn() + terms.columns()) > 0) {
          parts.add(new Component(terms.clock().name(), back(seasons[s])));
        }
      }
      return List.copyOf(parts);
    }

    private double[] back(double[] modelScale) {
      return Arrays.stream(modelScale)
          .map(value -> Fits.finite(logarithm ? Math.exp(value) : value))
          .toArray();
    }
  }
}
