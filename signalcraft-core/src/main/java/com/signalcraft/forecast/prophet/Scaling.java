package com.signalcraft.forecast.prophet;

/** How values are brought to a common size before they meet the priors. */
public enum Scaling {
  /** Divided by the largest magnitude (above the floor, of logistic growth with one). */
  ABSMAX,
  /**
   * The smallest value becomes 0 and the largest 1 (of logistic growth with a floor: the lowest
   * floor and the highest cap).
   */
  MINMAX
}
