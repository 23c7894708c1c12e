package com.signalcraft.forecast.internal.benchmark;

import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;

/**
 * A fitted naive, seasonal naive or drift model: point forecasts and, for each step, the variance
 * of the forecast in units of the variance of the residuals (Hyndman and Athanasopoulos,
 * Forecasting: Principles and Practice, 3rd ed., table 5.2).
 */
final class FittedBenchmark implements FittedForecaster, Storable {

  /** Where the forecasts go. Steps count from 1. */
  interface Path {
    double mean(int step);

    double varianceFactor(int step);
  }

  private final Forecaster model;
  private final String kind;
  private final OptionalInt seasonLength;
  private final ModelType modelType;
  private final String description;
  private final TimeSeries history;
  private final TimeSeries fitted;
  private final Spread spread;
  private final Path path;

  FittedBenchmark(
      Forecaster model,
      String kind,
      OptionalInt seasonLength,
      ModelType modelType,
      String description,
      TimeSeries history,
      double[] fitted,
      Spread spread,
      Path path) {
    this.model = model;
    this.kind = kind;
    this.seasonLength = seasonLength;
    this.modelType = modelType;
    this.description = description;
    this.history = history;
    this.fitted = history.withValues(fitted);
    this.spread = spread;
    this.path = path;
  }

  @Override
  public ModelType modelType() {
    return modelType;
  }

  @Override
  public String description() {
    return description;
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
    double[] mean = new double[steps];
    for (int h = 1; h <= steps; h++) {
      mean[h - 1] = Fits.finite(path.mean(h));
    }
    List<Band> bands = new ArrayList<>();
    if (levels.length > 0) {
      double[] error = errors(steps);
      for (Level level : Fits.sorted(levels)) {
        double quantile = Fits.normalQuantile((1 + level.coverage()) / 2);
        bands.add(Fits.band(level, mean, error, quantile, DoubleUnaryOperator.identity()));
      }
    }
    return new Forecast(modelType, Fits.future(history, mean), bands, List.of());
  }

  @Override
  public String storedKind() {
    return kind;
  }

  /** The season alone: all else follows from the history. */
  @Override
  public void store(StateWriter out) {
    seasonLength.ifPresent(out::put);
  }

  @Override
  public FittedForecaster update(TimeSeries more, Refit refit) {
    return model.fit(Fits.extended(history, more));
  }

  private double[] errors(int steps) {
    if (spread.degreesOfFreedom() < 1) {
      throw new InsufficientDataException(
          "holds too little for intervals of the "
              + description
              + ": one more observation that the model can be compared with is needed; without"
              + " levels it can be forecast");
    }
    double sigma = spread.standardDeviation();
    double[] error = new double[steps];
    for (int h = 1; h <= steps; h++) {
      error[h - 1] = sigma * Math.sqrt(path.varianceFactor(h));
    }
    return error;
  }

  /**
   * The sum of squared residuals, each divided by the steps it spans, and how many count.
   *
   * @param sumOfSquares in the square of the series' unit
   * @param degreesOfFreedom residuals less estimated parameters
   */
  record Spread(double sumOfSquares, int degreesOfFreedom) {
    double standardDeviation() {
      return Math.sqrt(sumOfSquares / degreesOfFreedom);
    }
  }
}
