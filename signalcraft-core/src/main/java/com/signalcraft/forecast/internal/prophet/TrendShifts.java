package com.signalcraft.forecast.internal.prophet;

/**
 * What may become of the trend: it changes its slope at the points of a Poisson process, each time
 * by a step of a Laplace distribution (Taylor and Letham, 2018, Forecasting at scale, section
 * 3.1.4). After a time u the deviation is Σ d(u − τ)₊ over the changes d at times τ: a compound
 * Poisson variable, all of whose cumulants and whose characteristic function have a closed form.
 * Immutable.
 *
 * @param rate S, of changes for each unit of scaled time
 * @param scale λ, of the steps
 */
record TrendShifts(double rate, double scale) {

  /** Above this excess of kurtosis the first terms of Cornish and Fisher do not do. */
  private static final double NEARLY_NORMAL = 0.3;

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
   * The bound that the magnitude of the deviation and normal noise together stays below with some
   * probability, in standard deviations of the two.
   *
   * @param coverage the probability
   * @param normal the quantile of the standard normal distribution that belongs to it
   * @param time since the last observation, above 0
   * @param noise the variance of the noise
   */
  double standardBound(double coverage, double normal, double time, double noise) {
    double variance = variance(time) + noise;
    if (!(variance > 0)) {
      return normal;
    }
    double excess = fourthCumulant(time) / variance / variance;
    return excess < NEARLY_NORMAL
        ? normal + (normal * normal - 3) * normal * excess / 24
        : new ShiftDistribution(this, time, noise).bound(coverage) / Math.sqrt(variance);
  }
}
