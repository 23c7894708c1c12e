package com.signalcraft.forecast.ets;

import com.signalcraft.forecast.Likelihood;

/** By which information criterion one exponential smoothing model is chosen among several. */
public enum EtsCriterion {
  /** {@link Likelihood#aicc}. */
  AICC {
    @Override
    public double of(Likelihood likelihood) {
      return likelihood.aicc();
    }
  },
  /** {@link Likelihood#aic}. */
  AIC {
    @Override
    public double of(Likelihood likelihood) {
      return likelihood.aic();
    }
  },
  /** {@link Likelihood#bic}. */
  BIC {
    @Override
    public double of(Likelihood likelihood) {
      return likelihood.bic();
    }
  };

  /**
   * The criterion's value.
   *
   * @param likelihood of a model
   * @return the value; less is better
   */
  public abstract double of(Likelihood likelihood);
}
