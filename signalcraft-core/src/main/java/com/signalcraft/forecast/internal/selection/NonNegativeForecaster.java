package com.signalcraft.forecast.internal.selection;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.Band;
import com.signalcraft.forecast.Component;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Refit;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Storable;
import com.signalcraft.forecast.internal.StoredModels;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.Optional;

/**
 * Keeps forecasts of a non-negative history so; see {@link
 * com.signalcraft.forecast.Forecasters#nonNegative}. Immutable.
 *
 * @param forecaster the model
 */
public record NonNegativeForecaster(Forecaster forecaster) implements Forecaster {

  /** The name under which it is stored. */
  public static final String KIND = "non_negative";

  @Override
  public FittedForecaster fit(TimeSeries series) {
    return bounded(forecaster.fit(series));
  }

  /** The same model, bounded where its history is. */
  static FittedForecaster bounded(FittedForecaster fitted) {
    TimeSeries series = fitted.history();
    for (int i = 0; i < series.size(); i++) {
      if (series.valueAt(i) < 0) {
        return fitted;
      }
    }
    return new Fitted(fitted);
  }

  /**
   * Reads the bounded model and bounds it.
   *
   * @param in the fields
   * @param history the history of the stored model
   * @return the model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    return bounded(StoredModels.read(in, history));
  }

  @Override
  public String toString() {
    return forecaster.toString();
  }

  /** A fitted model whose forecasts are bounded. */
  private record Fitted(FittedForecaster model) implements FittedForecaster, Storable {

    @Override
    public String storedKind() {
      return KIND;
    }

    @Override
    public void store(StateWriter out) {
      StoredModels.write(out, model);
    }

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
    public Optional<Likelihood> likelihood() {
      return model.likelihood();
    }

    @Override
    public Forecast predict(Horizon horizon, Level... levels) {
      Forecast forecast = model.predict(horizon, levels);
      return new Forecast(
          forecast.modelType(),
          Fits.future(history(), raised(forecast.mean().values())),
          forecast.bands().stream()
              .map(b -> new Band(b.level(), raised(b.lower()), raised(b.upper())))
              .toList(),
          forecast.components());
    }

    @Override
    public FittedForecaster update(TimeSeries more, Refit refit) {
      return NonNegativeForecaster.bounded(model.update(more, refit));
    }

    private static double[] raised(double[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = Math.max(0, values[i]);
      }
      return values;
    }
  }
}
