package com.signalcraft.forecast.internal.prophet;

/**
 * The distribution of {@link TrendShifts} and normal noise together at one time, by numerical
 * inversion of its characteristic function exp(S (atan(λuθ) / (λθ) − u) − σ²θ²/2) (Gil-Pelaez,
 * 1951, Note on the inversion theorem; by the midpoint rule). Not changed once made.
 */
final class ShiftDistribution {

  /** The logarithm of what is left out of the characteristic function. */
  private static final double NEGLIGIBLE = 17;

  /** So much noise, in standard deviations, is added where there is less: it smooths an atom. */
  private static final double LEAST_NOISE = 0.03;

  private static final int MOST_NODES = 8_192;
  private static final int BISECTIONS = 40;

  private final double deviation;
  private final double step;
  private final double[] weights;

  ShiftDistribution(TrendShifts shifts, double time, double noise) {
    double variance = shifts.variance(time) + noise;
    this.deviation = Math.sqrt(variance);
    double sigma = Math.max(noise, LEAST_NOISE * LEAST_NOISE * variance);
    double reach = 8 * deviation + 16 * shifts.scale() * time;
    double end = Math.sqrt(2 * NEGLIGIBLE / sigma);
    int nodes = (int) Math.min(MOST_NODES, Math.ceil(end * reach / Math.PI));
    this.step = end / nodes;
    this.weights = new double[nodes];
    double lambda = shifts.scale();
    for (int j = 0; j < nodes; j++) {
      double theta = (j + 0.5) * step;
      double argument = lambda * time * theta;
      double shift = shifts.rate() * time * (Math.atan(argument) / argument - 1);
      weights[j] = Math.exp(shift - sigma * theta * theta / 2) / (j + 0.5) * 2 / Math.PI;
    }
  }

  /** The probability of a magnitude below a bound. */
  double within(double bound) {
    double angle = step * bound;
    double sine = Math.sin(angle);
    double cosine = Math.cos(angle);
    double s = Math.sin(angle / 2);
    double c = Math.cos(angle / 2);
    double sum = 0;
    for (double weight : weights) {
      sum += weight * s;
      double next = s * cosine + c * sine;
      c = c * cosine - s * sine;
      s = next;
    }
    return sum;
  }

  /** The bound that the magnitude is below with some probability. */
  double bound(double coverage) {
    double low = 0;
    // Chebyshev's inequality.
    double high = deviation / Math.sqrt(1 - coverage);
    double lowMiss = -coverage;
    double highMiss = within(high) - coverage;
    int side = 0;
    for (int i = 0; i < BISECTIONS && high - low > 1e-6 * deviation; i++) {
      // False position, halving the weight of a side that stays (Illinois).
      double at = highMiss > lowMiss ? (low * highMiss - high * lowMiss) / (highMiss - lowMiss) : 0;
      if (!(at > low && at < high)) {
        at = (low + high) / 2;
      }
      double miss = within(at) - coverage;
      if (Math.abs(miss) < 1e-7) {
        return at;
      }
      if (miss > 0) {
        high = at;
        highMiss = miss;
        lowMiss /= side > 0 ? 2 : 1;
        side = 1;
      } else {
        low = at;
        lowMiss = miss;
        highMiss /= side < 0 ? 2 : 1;
        side = -1;
      }
    }
    return (low + high) / 2;
  }
}
