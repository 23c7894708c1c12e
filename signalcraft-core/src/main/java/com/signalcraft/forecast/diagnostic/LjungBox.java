package com.signalcraft.forecast.diagnostic;

import com.signalcraft.common.Checks;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * The test of Ljung and Box (1978, On a measure of lack of fit in time series models, Biometrika
 * 65) of whether residuals are correlated in time: Q = n(n + 2) Σ r²(k)/(n − k) over the lags k = 1
 * to K, against χ² with K − p degrees of freedom, p being the estimated parameters. Immutable.
 *
 * @param statistic Q
 * @param lags K
 * @param degreesOfFreedom K − p, at least 1
 * @param pValue how likely so large a Q would be for residuals that are not correlated, 0 to 1;
 *     below 0.05 the model has most likely left something in them that could be forecast
 */
public record LjungBox(double statistic, int lags, int degreesOfFreedom, double pValue) {

  /** Checks the counts. */
  public LjungBox {
    Checks.between("lags", lags, 1, Integer.MAX_VALUE);
    Checks.between("degreesOfFreedom", degreesOfFreedom, 1, lags);
  }

  /** The test of autocorrelations, that of lag 1 first. */
  static LjungBox of(double[] autocorrelations, int count, int lags, int parameters) {
    double sum = 0;
    for (int k = 1; k <= lags; k++) {
      double r = autocorrelations[k - 1];
      sum += r * r / (count - k);
    }
    double q = count * (count + 2.0) * sum;
    int free = lags - parameters;
    double p = 1 - new ChiSquaredDistribution(null, free).cumulativeProbability(q);
    return new LjungBox(q, lags, free, p);
  }
}
