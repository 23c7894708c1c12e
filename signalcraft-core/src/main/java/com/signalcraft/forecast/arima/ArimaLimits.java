package com.signalcraft.forecast.arima;

import com.signalcraft.common.Checks;
import java.io.Serializable;

/**
 * Within which bounds an order is chosen. Immutable.
 *
 * @param p the most autoregressive terms, 0 to {@value ArimaOrder#MAX_TERMS}; default 5
 * @param q the most moving average terms, 0 to {@value ArimaOrder#MAX_TERMS}; default 5
 * @param seasonalP the most seasonal autoregressive terms, 0 to {@value
 *     ArimaOrder#MAX_SEASONAL_TERMS}; default 2
 * @param seasonalQ the most seasonal moving average terms, 0 to {@value
 *     ArimaOrder#MAX_SEASONAL_TERMS}; default 2
 * @param terms the most terms altogether, at least 0, where every order is tried; default 5
 * @param d the most differences, 0 to {@value ArimaOrder#MAX_DIFFERENCES}; default 2
 * @param seasonalD the most differences over a season, 0 or 1; default 1
 * @param models the most models that a search step by step looks at, at least 5; default 94
 */
public record ArimaLimits(
    int p, int q, int seasonalP, int seasonalQ, int terms, int d, int seasonalD, int models)
    implements Serializable {

  private static final ArimaLimits DEFAULTS = new ArimaLimits(5, 5, 2, 2, 5, 2, 1, 94);

  /** Checks the ranges. */
  public ArimaLimits {
    Checks.between("p", p, 0, ArimaOrder.MAX_TERMS);
    Checks.between("q", q, 0, ArimaOrder.MAX_TERMS);
    Checks.between("seasonalP", seasonalP, 0, ArimaOrder.MAX_SEASONAL_TERMS);
    Checks.between("seasonalQ", seasonalQ, 0, ArimaOrder.MAX_SEASONAL_TERMS);
    Checks.between("terms", terms, 0, Integer.MAX_VALUE);
    Checks.between("d", d, 0, ArimaOrder.MAX_DIFFERENCES);
    Checks.between("seasonalD", seasonalD, 0, 1);
    Checks.between("models", models, 5, Integer.MAX_VALUE);
  }

  /**
   * The bounds of Hyndman and Khandakar (2008).
   *
   * @return the default bounds
   */
  public static ArimaLimits ofDefaults() {
    return DEFAULTS;
  }
}
