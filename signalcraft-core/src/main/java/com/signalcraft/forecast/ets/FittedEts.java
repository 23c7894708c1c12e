package com.signalcraft.forecast.ets;

import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Refit;
import com.signalcraft.series.TimeSeries;

/** A fitted exponential smoothing model, as {@code Forecasters.ets} gives it. */
public interface FittedEts extends FittedForecaster {

  /**
   * The model that was chosen.
   *
   * @return error, trend and season
   */
  EtsModel model();

  /**
   * The season length.
   *
   * @return in steps; 1 for a model without a season
   */
  int seasonLength();

  /**
   * The estimates.
   *
   * @return the smoothing parameters
   */
  EtsParameters parameters();

  /**
   * The estimated states before the first of the values that the model was estimated on.
   *
   * @return the states
   */
  EtsStates initialStates();

  /**
   * The states after the last value.
   *
   * @return the states
   */
  EtsStates states();

  /**
   * The standard deviation of the errors, with as many degrees of freedom as values less estimated
   * parameters and states.
   *
   * @return in the series' unit for an additive error, a share of the forecast for a multiplicative
   *     one
   */
  double errorDeviation();

  /**
   * {@inheritDoc} Where the values that follow cannot come from a model with a multiplicative part,
   * such as values below zero, the model is chosen anew whatever the refit.
   */
  @Override
  FittedEts update(TimeSeries more, Refit refit);
}
