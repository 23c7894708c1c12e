package com.signalcraft.forecast;

import com.signalcraft.series.TimeSeries;
import java.io.Serializable;

/**
 * A model that is not fitted yet: its kind and settings, without any data. Implementations are
 * immutable and thread-safe; one may be fitted to many series at once.
 *
 * <p>A serialisable value, so that code that is shipped to other machines, such as a job of Apache
 * Spark, can take it along. Every model of this library is one, with all its settings. An
 * implementation of yours, and what you hand in (a lambda, a {@link
 * com.signalcraft.forecast.holiday.HolidayCalendar}), must hold serialisable values only; otherwise
 * nothing changes on one machine, and writing it throws a {@link java.io.NotSerializableException}
 * that names the class. Both sides must have the same version of the library. Read serialised forms
 * from machines of your own only, never from strangers: Java's deserialisation is not made for
 * those.
 */
public interface Forecaster extends Serializable {

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
