package com.signalcraft.forecast.arima;

import com.signalcraft.common.Checks;

/**
 * An estimated coefficient.
 *
 * @param name {@code ar1}, {@code ma1}, {@code sar1}, {@code sma1} and so on; {@code mean} or
 *     {@code drift} for the constant; a regressor by its name; {@code cos1-52} and {@code sin1-52}
 *     for the first pair of a season of 52 steps
 * @param value the estimate; of a mean, drift or regressor in the unit of the series as transformed
 * @param standardError its standard error, from the curvature of the log-likelihood; NaN where that
 *     has no maximum inside the admissible region
 */
public record ArimaCoefficient(String name, double value, double standardError) {

  /** Checks the name. */
  public ArimaCoefficient {
    Checks.text("name", name, 100);
  }
}
