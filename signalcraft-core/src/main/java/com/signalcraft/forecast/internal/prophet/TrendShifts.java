package com.signalcraft.forecast.internal.prophet;

/**
 * What may become of the trend: it changes its slope at the points of a Poisson process, each time
 * by a step of a Laplace distribution (Taylor and Letham, 2018, section 3.1.4). The deviation after
 * a time u, Σ d(u − τ)₊, has the moments given here: the cumulants of a compound Poisson process
 * are the rate times the integral of those of a step. Immutable.
 *
 * @param rate of changes for each unit of scaled time
 * @param scale of the steps
 */
record TrendShifts(double rate, double scale) {

  /** The variance after a time: 2 S λ² u³ / 3. */
  double variance(double time) {
    return time > 0 ? 2 * rate * scale * scale * time * time * time / 3 : 0;
  }

  /** The fourth cumulant after a time: 24 S λ⁴ u⁵ / 5. */
  double fourthCumulant(double time) {
    double squared = scale * scale * time * time;
    return time > 0 ? 24 * rate * squared * squared * time / 5 : 0;
  }

  /**
   * A quantile of the deviation and noise together, by the first terms of Cornish and Fisher (1937)
   * for a symmetric distribution.
   *
   * @param normal the quantile of the standard normal distribution
   * @param factor what the deviation is multiplied by
   * @param noise the variance of the noise
   */
  double quantile(double normal, double time, double factor, double noise) {
    double squared = factor * factor;
    double variance = squared * variance(time) + noise;
    if (!(variance > 0)) {
      return 0;
    }
    double excess = squared * squared * fourthCumulant(time) / variance / variance;
    double corrected = normal + (normal * normal - 3) * normal * excess / 24;
    return Math.max(0, corrected) * Math.sqrt(variance);
  }
}
