package com.signalcraft.forecast.theta;

/**
 * The forms of the theta method. All but the classic one are the state space models of Fiorucci,
 * Pellegrini, Louzada, Petropoulos and Koehler (2016), Models for optimising the theta method and
 * their relationship to state space models, International Journal of Forecasting 32, 1151–1161,
 * with one departure: the dynamic ones begin at the first value, instead of at a level that is
 * estimated from what little follows from it.
 */
public enum ThetaModel {
  /**
   * As it won the M3 competition (Assimakopoulos and Nikolopoulos, 2000): simple exponential
   * smoothing, with half of the slope of a straight line through all values as drift (Hyndman and
   * Billah, 2003).
   */
  CLASSIC,
  /** Standard: θ is 2, the line is fitted once to all values. */
  STM,
  /** Optimised: θ, the weight of the line, is estimated. */
  OTM,
  /** Dynamic standard: θ is 2, at each step the line is that through the values so far. */
  DSTM,
  /** Dynamic optimised: θ is estimated, at each step the line is that through the values so far. */
  DOTM,
  /**
   * The one of the four state space models with the least AICc (Hurvich and Tsai, 1989) of its
   * one-step errors. On the histories of M3 this forecasts worse than {@link #DOTM} alone.
   */
  AUTO
}
