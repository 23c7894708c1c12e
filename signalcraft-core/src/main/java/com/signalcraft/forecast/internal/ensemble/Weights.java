package com.signalcraft.forecast.internal.ensemble;

import java.util.List;

/** How much each member of an ensemble counts. Stateless. */
final class Weights {

  /** A member that would weigh less than this share of the best one is left out. */
  private static final double LEAST = 0.02;

  /** Errors below this share of the scale are rounding. */
  private static final double ROUNDING = 1e-9;

  private Weights() {}

  /**
   * The inverse errors to a power, relative to the best one.
   *
   * @param trials the trials, each with a score
   * @param sharpness the power
   * @return a weight for each, the best one's being 1; 0 for one that is left out
   */
  static double[] of(List<Trial> trials, double sharpness) {
    double best = Double.POSITIVE_INFINITY;
    for (Trial trial : trials) {
      best = Math.min(best, trial.score().orElseThrow());
    }
    double[] weights = new double[trials.size()];
    for (int j = 0; j < weights.length; j++) {
      double error = trials.get(j).score().orElseThrow();
      double weight = Math.pow((best + ROUNDING) / (error + ROUNDING), sharpness);
      weights[j] = weight >= LEAST ? weight : 0;
    }
    if (best < ROUNDING) {
      // Exact models need no company: the first, which is the simplest, stands alone.
      boolean found = false;
      for (int j = 0; j < weights.length; j++) {
        boolean exact = trials.get(j).score().orElseThrow() < ROUNDING;
        weights[j] = exact && !found ? 1 : 0;
        found |= exact;
      }
    }
    return weights;
  }
}
