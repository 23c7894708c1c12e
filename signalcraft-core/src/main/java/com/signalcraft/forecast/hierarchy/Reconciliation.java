package com.signalcraft.forecast.hierarchy;

/**
 * How forecasts that do not add up are made to. All but the first take into account what was
 * forecast at every level; they differ in how far each forecast is trusted. See Hyndman and
 * Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., chapter 11.
 */
public enum Reconciliation {
  /** Sums of the forecasts of the leaves; what was forecast for sums is not looked at. */
  BOTTOM_UP,
  /** Ordinary least squares: every forecast is trusted alike (Hyndman et al., 2011). */
  OLS,
  /** A forecast is trusted less the more leaves it is the sum of (Athanasopoulos et al., 2017). */
  WLS_STRUCTURE,
  /** By the variance of the one-step residuals (Hyndman, Lee and Wang, 2016). */
  WLS_VARIANCE,
  /**
   * The least sum of forecast variances, by the covariance of the one-step residuals, shrunk
   * towards its diagonal (Wickramasuriya, Athanasopoulos and Hyndman, 2019; Schäfer and Strimmer,
   * 2005).
   */
  MINT
}
