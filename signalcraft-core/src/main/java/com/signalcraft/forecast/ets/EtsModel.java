package com.signalcraft.forecast.ets;

import com.signalcraft.common.Checks;

/**
 * An exponential smoothing model in the taxonomy of Hyndman, Koehler, Ord and Snyder (2008,
 * Forecasting with Exponential Smoothing, Springer, chapter 2). Immutable.
 *
 * @param error how the errors enter
 * @param trend how the trend goes on
 * @param season how the season enters
 */
public record EtsModel(ErrorType error, TrendType trend, SeasonType season) {

  /** Checks that all are there. */
  public EtsModel {
    Checks.required("error", error);
    Checks.required("trend", trend);
    Checks.required("season", season);
  }

  /**
   * Whether additive and multiplicative parts are mixed so that the variance of forecasts is
   * infinite or the likelihood unstable: an additive error with a multiplicative trend or season,
   * and a multiplicative error and trend with an additive season (Hyndman et al., 2008, section
   * 15.4; Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., section 8.6).
   *
   * @return true if the model is better not chosen
   */
  public boolean isUnstable() {
    boolean additiveError = error == ErrorType.ADDITIVE;
    return additiveError
        ? trend.isMultiplicative() || season == SeasonType.MULTIPLICATIVE
        : trend.isMultiplicative() && season == SeasonType.ADDITIVE;
  }

  /**
   * Whether it can be fitted to values above zero alone.
   *
   * @return true if a part is multiplicative
   */
  public boolean needsPositive() {
    return error == ErrorType.MULTIPLICATIVE
        || trend.isMultiplicative()
        || season == SeasonType.MULTIPLICATIVE;
  }

  /** Such as {@code ETS(M,Ad,M)}. */
  @Override
  public String toString() {
    return "ETS(" + error.letter() + "," + trend.letter() + "," + season.letter() + ")";
  }
}
