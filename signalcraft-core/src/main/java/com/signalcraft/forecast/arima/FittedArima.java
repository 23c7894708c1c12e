package com.signalcraft.forecast.arima;

import com.signalcraft.forecast.FittedForecaster;
import java.util.List;

/** A fitted ARIMA model; see {@link com.signalcraft.forecast.Forecasters#arima(ArimaOptions)}. */
public interface FittedArima extends FittedForecaster {

  /**
   * The order, chosen or given.
   *
   * @return the order
   */
  ArimaOrder order();

  /**
   * The coefficients in the order φ, θ, Φ, Θ, regressors, terms of long seasons, mean or drift.
   * Their standard errors are computed at each call, which takes about as long as the estimation.
   *
   * @return the coefficients; empty for a model without any
   */
  List<ArimaCoefficient> coefficients();

  /**
   * The standard deviation of the errors: the root of their sum of squares by the observations that
   * differencing leaves, less one for each coefficient.
   *
   * @return the standard deviation, in the unit of the series as transformed; 0 where the model
   *     fits exactly
   */
  double sigma();
}
