package com.signalcraft.forecast.internal.arima;

import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.arima.ArimaOrder;

/**
 * Coefficients of a model found from a sample.
 *
 * @param order the order
 * @param constant whether it has a mean or drift
 * @param free the free numbers that give the coefficients, see {@link Partials}
 * @param regression coefficients of the regressors and last the constant, in units of the data
 * @param sigma the standard deviation of the errors, by the values less the coefficients, in units
 *     of the data; 0 for an exact fit
 * @param likelihood the likelihood, in units of the data; by the conditional sum of squares where
 *     the estimate is an approximation
 */
@SuppressWarnings("ArrayRecordComponent") // internal; made once, never changed after
record Estimate(
    ArimaOrder order,
    boolean constant,
    double[] free,
    double[] regression,
    double sigma,
    Likelihood likelihood) {

  /** No root of an admissible model is nearer to the unit circle. */
  private static final double LEAST_ROOT = 1.01;

  /** Up to so many observations the criterion is not corrected for their number. */
  private static final int FEW = 3;

  /** The coefficients, as {@link Polynomials} orders them. */
  double[] coefficients() {
    double[] c = new double[order.coefficients()];
    ArmaObjective.toCoefficients(order, free, c);
    return c;
  }

  /**
   * The criterion by which models are compared: AICc, or AIC where there are hardly any values.
   *
   * @param observations how many values the series has
   * @param strict whether roots of seasonal terms are measured by step rather than by season
   * @return the criterion; less is better; infinite where a root is too near to the unit circle
   */
  double criterion(int observations, boolean strict) {
    if (!isAdmissible(strict)) {
      return Double.POSITIVE_INFINITY;
    }
    double value = observations <= FEW ? likelihood.aic() : likelihood.aicc();
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  private boolean isAdmissible(boolean strict) {
    double[] c = coefficients();
    double[] work = new double[c.length];
    double seasonal = strict ? Math.pow(LEAST_ROOT, order.seasonLength()) : LEAST_ROOT;
    int q = order.p();
    int seasonalP = q + order.q();
    int seasonalQ = seasonalP + order.seasonalP();
    return Partials.rootsOutside(c, 0, order.p(), 1, LEAST_ROOT, work)
        && Partials.rootsOutside(c, q, order.q(), -1, LEAST_ROOT, work)
        && Partials.rootsOutside(c, seasonalP, order.seasonalP(), 1, seasonal, work)
        && Partials.rootsOutside(c, seasonalQ, order.seasonalQ(), -1, seasonal, work);
  }
}
