package com.signalcraft.forecast;

import com.signalcraft.series.TimeSeries;
import java.util.List;

/** Keeps forecasts of a non-negative history so; see {@link Forecasters#nonNegative}. */
record NonNegativeForecaster(Forecaster forecaster) implements Forecaster {

  @Override
  public FittedForecaster fit(TimeSeries series) {
    FittedForecaster fitted = forecaster.fit(series);
    for (int i = 0; i < series.size(); i++) {
      if (series.valueAt(i) < 0) {
        return fitted;
      }
    }
    return new Fitted(fitted);
  }

  @Override
  public String toString() {
    return forecaster.toString();
  }

  /** A fitted model whose forecasts are bounded. */
  private record Fitted(FittedForecaster model) implements FittedForecaster {

    @Override
    public ModelType modelType() {
      return model.modelType();
    }

    @Override
    public String description() {
      return model.description();
    }

    @Override
    public TimeSeries history() {
      return model.history();
    }

    @Override
    public TimeSeries fitted() {
      return model.fitted();
    }

    @Override
    public List<Component> components() {
      return model.components();
    }

    @Override
    public Forecast predict(Horizon horizon, Level... levels) {
      Forecast forecast = model.predict(horizon, levels);
      return new Forecast(
          forecast.modelType(),
          Fits.future(history(), bounded(forecast.mean().values())),
          forecast.bands().stream()
              .map(b -> new Band(b.level(), bounded(b.lower()), bounded(b.upper())))
              .toList(),
          forecast.components());
    }

    private static double[] bounded(double[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(0, values[i]);
      }
      return values;
    }
  }
}
