package com.signalcraft.forecast.ensemble;

/** How the forecasts of several models become one, step by step. */
public enum Combination {
  /** The mean, weighted where the models have weights. */
  MEAN,
  /**
   * The median, weighted where the models have weights: a model that goes astray does no harm. Half
   * way between the two middle ones where their number is even and the weights are equal.
   */
  MEDIAN,
  /**
   * The mean of what lies in the middle: the quarter of the weight at either end is left out.
   * Nearly as safe as the median, and takes more of the models in.
   */
  INTERQUARTILE_MEAN
}
