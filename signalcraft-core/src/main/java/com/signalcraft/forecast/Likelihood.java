package com.signalcraft.forecast;

import com.signalcraft.common.Checks;

/**
 * How well a model that is fitted by maximum likelihood suits its history. Comparable between
 * models of one kind on one history. Immutable.
 *
 * @param logLikelihood the logarithm of the likelihood at the estimates
 * @param parameters how many parameters were estimated, the variance of the errors and initial
 *     states included
 * @param observations how many observations entered, after differencing
 */
public record Likelihood(double logLikelihood, int parameters, int observations) {

  /** Checks the counts. */
  public Likelihood {
    Checks.between("parameters", parameters, 0, Integer.MAX_VALUE);
    Checks.between("observations", observations, 0, Integer.MAX_VALUE);
  }

  /**
   * Akaike's criterion, −2 log L + 2k (Akaike, 1974).
   *
   * @return the criterion; less is better
   */
  public double aic() {
    return -2 * logLikelihood + 2.0 * parameters;
  }

  /**
   * The criterion corrected for short histories, AIC + 2k(k + 1)/(n − k − 1) (Hurvich and Tsai,
   * 1989).
   *
   * @return the criterion; less is better; infinite where n ≤ k + 1
   */
  public double aicc() {
    int free = observations - parameters - 1;
    return free > 0
        ? aic() + 2.0 * parameters * (parameters + 1.0) / free
        : Double.POSITIVE_INFINITY;
  }

  /**
   * Schwarz's criterion, −2 log L + k log n (Schwarz, 1978).
   *
   * @return the criterion; less is better
   */
  public double bic() {
    return -2 * logLikelihood + parameters * Math.log(observations);
  }
}
