package com.signalcraft.forecast;

import com.signalcraft.series.TimeSeries;

/**
 * A model that is not fitted yet: its kind and settings, without any data. Implementations are
 * immutable and thread-safe; one may be fitted to many series at once.
 */
public interface Forecaster {

  /**
   * Fits the model to a series.
   *
   * @param series the history, of known frequency; missing values as NaN or as absent rows
   * @return the fitted model, which keeps what it needs of the series
   * @throws com.signalcraft.error.InsufficientDataException if the series holds too little for this
   *     model; the message says how much is needed
   * @throws com.signalcraft.error.ValidationException if the series has no frequency, or its values
   *     do not suit the model's settings
   */
  FittedForecaster fit(TimeSeries series);
}
