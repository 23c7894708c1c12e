package com.signalcraft.forecast.internal.ets;

import com.signalcraft.forecast.ets.SeasonType;

/**
 * The variances of forecasts of the models of classes 1 to 3 of Hyndman, Koehler, Ord and Snyder
 * (2005, Journal of Forecasting 24; 2008, section 6.3). Stateless.
 */
final class EtsVariance {

  private EtsVariance() {}

  /** Whether a formula is known; other models are simulated. */
  static boolean isKnown(EtsShape shape) {
    return !shape.growth && (shape.proportional || shape.season != SeasonType.MULTIPLICATIVE);
  }

  /**
   * Standard deviations of the forecasts.
   *
   * <p>With c_j = α + β(φ + … + φ^j) and, where a season ends, + γ: an additive error gives σ²(1 +
   * Σ c_j²) (class 1). A multiplicative one gives (1 + σ²)θ_h − μ_h², θ_h = μ_h² + σ² Σ c_j² θ_h−j
   * (class 2). With a multiplicative season too, θ is that of level and trend alone, and the
   * variance is s²(θ_h(1 + σ²)(1 + γ²σ²)^k − μ_h²), k being the whole seasons before the step
   * (class 3, exact over the first season, an approximation beyond).
   *
   * @param filter after its run: parameters
   * @param trend the forecasts of level and trend
   * @param mean the forecasts
   * @param sigma the standard deviation of the errors
   */
  static double[] deviations(
      EtsShape shape, EtsFilter filter, double[] trend, double[] mean, double sigma) {
    int steps = mean.length;
    double variance = sigma * sigma;
    boolean factors = shape.season == SeasonType.MULTIPLICATIVE;
    double[] impulses = impulses(shape, filter, steps);
    double[] deviations = new double[steps];
    if (!shape.proportional) {
      double sum = 1;
      for (int h = 0; h < steps; h++) {
        deviations[h] = sigma * Math.sqrt(sum);
        sum += impulses[h + 1] * impulses[h + 1];
      }
      return deviations;
    }
    double[] second = new double[steps];
    double[] centre = factors ? trend : mean;
    double wear = 1;
    for (int h = 0; h < steps; h++) {
      double sum = 0;
      for (int j = 1; j <= h; j++) {
        sum += impulses[j] * impulses[j] * second[h - j];
      }
      double square = centre[h] * centre[h];
      // The part of θ above μ² is kept apart, so that a small σ is not lost beside 1.
      second[h] = square + variance * sum;
      if (factors && h > 0 && h % shape.m == 0) {
        wear *= 1 + filter.gamma * filter.gamma * variance;
      }
      double growth = (1 + variance) * wear;
      double about = variance * sum * growth + square * (growth - 1);
      double effect = factors ? mean[h] / centre[h] : 1;
      deviations[h] = Math.abs(effect) * Math.sqrt(Math.max(0, about));
    }
    return deviations;
  }

  /** What an error adds to the forecasts 1, 2, … steps later; index 0 is not used. */
  private static double[] impulses(EtsShape shape, EtsFilter filter, int steps) {
    boolean season = shape.season == SeasonType.ADDITIVE;
    double[] impulses = new double[steps + 1];
    double power = 1;
    double sum = 0;
    for (int j = 1; j <= steps; j++) {
      power *= filter.phi;
      sum += power;
      impulses[j] = filter.alpha + filter.beta * sum;
      if (season && j % shape.m == 0) {
        impulses[j] += filter.gamma;
      }
    }
    return impulses;
  }
}
