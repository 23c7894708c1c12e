package com.signalcraft.forecast.diagnostic;

import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * The test of Jarque and Bera (1980, Efficient tests for normality, homoscedasticity and serial
 * independence of regression residuals, Economics Letters 6) of whether residuals are normally
 * distributed: n/6·(S² + K²/4) against χ² with 2 degrees of freedom. In small samples it finds too
 * little. Immutable.
 *
 * @param statistic the value of the test
 * @param skewness S, above 0 for a longer tail above
 * @param excessKurtosis K, above 0 for heavier tails than those of a normal distribution
 * @param pValue how likely so large a value would be for normal residuals, 0 to 1; below 0.05 the
 *     intervals of a model that takes them for normal are doubtful, and conformal ones better
 */
public record JarqueBera(double statistic, double skewness, double excessKurtosis, double pValue) {

  /** The test of central moments, which are divided by the count. */
  static JarqueBera of(int count, double second, double third, double fourth) {
    double skewness = third / Math.pow(second, 1.5);
    double excess = fourth / (second * second) - 3;
    double statistic = count / 6.0 * (skewness * skewness + excess * excess / 4);
    double p = 1 - new ChiSquaredDistribution(null, 2).cumulativeProbability(statistic);
    return new JarqueBera(statistic, skewness, excess, p);
  }
}
