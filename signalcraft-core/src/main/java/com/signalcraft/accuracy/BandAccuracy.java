package com.signalcraft.accuracy;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.Level;
import java.util.OptionalDouble;

/**
 * How good prediction intervals of one level are, with lower bound l, upper bound u, actual value y
 * and α = 1 − level, over the steps whose actual value is known. Where there is none, every measure
 * is empty.
 *
 * @param level the level
 * @param coverage the share of actual values with l ≤ y ≤ u, 0 to 1; good is near the level
 * @param meanWidth the mean of u − l, in the series' unit
 * @param msis mean scaled interval score: the mean of (u − l) + (2/α)·max(l − y, 0) + (2/α)·max(y −
 *     u, 0), divided by {@link Scale#meanAbsolute()}; less is better; empty without a scale
 *     (Gneiting and Raftery, 2007, Strictly proper scoring rules, eq. 43; M4 competitors' guide)
 * @param pinballLower the mean pinball loss of the lower bound as the quantile of α/2, in the
 *     series' unit; see {@link #pinball}
 * @param pinballUpper the same of the upper bound as the quantile of 1 − α/2
 */
public record BandAccuracy(
    Level level,
    OptionalDouble coverage,
    OptionalDouble meanWidth,
    OptionalDouble msis,
    OptionalDouble pinballLower,
    OptionalDouble pinballUpper) {

  /** Checks that every part is there. */
  public BandAccuracy {
    Checks.required("level", level);
    Checks.required("coverage", coverage);
    Checks.required("meanWidth", meanWidth);
    Checks.required("msis", msis);
    Checks.required("pinballLower", pinballLower);
    Checks.required("pinballUpper", pinballUpper);
  }

  /**
   * The pinball, or quantile, loss of one forecast: p·(y − q) where y ≥ q, else (1 − p)·(q − y)
   * (Gneiting and Raftery, 2007, section 6.1; Koenker and Bassett, 1978).
   *
   * @param actual y, the actual value, finite
   * @param quantile q, the forecast quantile, finite
   * @param probability p, the probability of that quantile, above 0 and below 1
   * @return the loss, at least zero, in the series' unit
   */
  public static double pinball(double actual, double quantile, double probability) {
    Checks.finite("actual", actual);
    Checks.finite("quantile", quantile);
    Checks.that(
        probability > 0 && probability < 1,
        "probability",
        "must be above 0 and below 1, was " + probability);
    return actual >= quantile
        ? probability * (actual - quantile)
        : (1 - probability) * (quantile - actual);
  }
}
