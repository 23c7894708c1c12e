package com.signalcraft.forecast.internal.clean;

import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.clean.Cleaning;
import com.signalcraft.forecast.clean.CleaningOptions;
import com.signalcraft.series.TimeSeries;

/**
 * Fits a model to a cleaned history. Immutable and thread-safe as the model is.
 *
 * @param model the model
 * @param options how histories are cleaned
 */
public record CleaningForecaster(Forecaster model, CleaningOptions options) implements Forecaster {

  @Override
  public FittedForecaster fit(TimeSeries series) {
    Cleaning cleaning = Cleaner.clean(series, options);
    return new FittedCleaned(model, options, cleaning, model.fit(cleaning.cleaned()));
  }

  @Override
  public String toString() {
    return model + " on a cleaned history";
  }
}
