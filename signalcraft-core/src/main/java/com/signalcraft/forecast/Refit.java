package com.signalcraft.forecast;

/** How much of a fitted model is found anew when its history grows. */
public enum Refit {
  /**
   * Nothing: parameters and structure stay, what the model carries from step to step (level, trend,
   * season, errors) runs on over the new values. Takes time proportional to the history at most.
   */
  NONE,
  /** Parameters are estimated anew, from where they stood; the structure stays. */
  PARAMETERS,
  /** Everything is chosen and estimated anew, as by {@link Forecaster#fit}. */
  WHOLE
}
