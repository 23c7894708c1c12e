package com.signalcraft.forecast.internal.prophet;

/**
 * The density that is made greatest: y is normal about the curve; k and m are normal with standard
 * deviation 5, each change of the slope Laplace with scale τ, each coefficient normal with a
 * standard deviation of its own, and σ half-normal with 0.5 (Taylor and Letham, 2018, Forecasting
 * at scale, and the published model). Constants of the densities are left out. Immutable.
 *
 * @param structure gives the priors of coefficients
 * @param logistic whether growth is logistic
 * @param observations how many there are
 * @param changeScale the scale τ of the changes
 */
record Posterior(Structure structure, boolean logistic, int observations, double changeScale) {

  /** 1 / 5², of k and m. */
  static final double TREND_PRECISION = 0.04;

  /**
   * No noise is smaller, on the scale where values are about 1: below it, sums of squares are
   * rounding. Also the noise that is reported for a constant series, as published.
   */
  static final double LEAST_SIGMA = 1e-9;

  /** 1 / σ², of a column's coefficient. */
  double precision(int column) {
    double scale = structure.priorScale(column);
    return 1 / (scale * scale);
  }

  /**
   * The most likely σ for a sum of squares: the root of 4σ⁴ + nσ² = SSE, in the form that does not
   * cancel.
   */
  double sigma(double squares) {
    double n = observations;
    double variance = 2 * squares / (n + Math.sqrt(n * n + 16 * squares));
    return Math.max(LEAST_SIGMA, Math.sqrt(variance));
  }

  /** The logarithm of the density. */
  double log(Parameters at, double squares) {
    double m = at.offset(logistic);
    double sum = 0.5 * TREND_PRECISION * (at.slope() * at.slope() + m * m);
    double changes = 0;
    for (double change : at.changes()) {
      changes += Math.abs(change);
    }
    sum += changes / changeScale;
    for (int j = 0; j < at.coefficients().length; j++) {
      double beta = at.coefficients()[j];
      sum += 0.5 * precision(j) * beta * beta;
    }
    double sigma = at.sigma();
    sum += 2 * sigma * sigma + observations * Math.log(sigma);
    return -(sum + squares / sigma / sigma / 2);
  }
}
