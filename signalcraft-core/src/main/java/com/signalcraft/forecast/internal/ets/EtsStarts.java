package com.signalcraft.forecast.internal.ets;

import com.signalcraft.forecast.ets.SeasonType;

/** Where the search for the estimates of a model begins. Stateless. */
final class EtsStarts {

  /** Smoothing parameters that a search may begin with: α, β/α, φ, γ/(1 − α). */
  private static final double[][] SMOOTHING = {
    {0.1, 0.1, 0.97, 0.05},
    {0.3, 0.03, 0.9, 0.2},
    {0.6, 0.1, 0.95, 0.05},
    {0.9, 0.05, 0.9, 0.3},
    {0.2, 0, 0.97, 0.05}
  };

  /** How many starts there are. */
  static final int COUNT = SMOOTHING.length;

  private EtsStarts() {}

  /** Fills the smoothing parameters of a start. */
  static void smoothing(EtsShape shape, int start, double[] x) {
    double[] row = SMOOTHING[start];
    double alpha = row[0];
    shape.smoothing(x, alpha, row[1] * alpha, row[2], row[3] * (1 - alpha));
  }

  /** Fills the first guesses of the states, of the effects a share of how far they are out. */
  static void states(EtsShape shape, EtsSeries series, double share, double[] x) {
    SeasonType season = shape.season;
    double level = series.line(season).level();
    double slope = series.line(season).slope();
    if (shape.model.needsPositive() && !(level > 1e-3)) {
      level = 1;
      slope = 0;
    }
    x[shape.level] = shape.hasTrend ? level : level + 5 * slope;
    if (shape.hasTrend) {
      x[shape.slope] = shape.growth ? Math.max(0.7, Math.min(1.5, 1 + slope / level)) : slope;
    }
    double[] effects = series.effects(season);
    double neutral = shape.factors ? 1 : 0;
    for (int j = 0; j < shape.freeEffects; j++) {
      x[shape.effects + j] = neutral + share * (effects[j] - neutral);
    }
  }

  /** Takes the values of another model with the same season as far as it has them. */
  static void adopt(EtsShape shape, EtsEstimate other, double scale, double[] x) {
    EtsShape from = other.shape();
    double[] given = other.x();
    double unit = other.scale() / scale;
    double beta = from.hasTrend ? from.beta(given) : EtsShape.LEAST;
    double phi = from.phi >= 0 ? given[from.phi] : EtsShape.MOST_PHI;
    shape.smoothing(x, given[EtsShape.ALPHA], beta, phi, from.gamma(given));
    x[shape.level] = given[from.level] * unit;
    if (shape.hasTrend) {
      boolean same = from.hasTrend && from.growth == shape.growth;
      double still = shape.growth ? 1 : 0;
      x[shape.slope] = same ? given[from.slope] * (shape.growth ? 1 : unit) : still;
    }
    for (int j = 0; j < shape.freeEffects; j++) {
      x[shape.effects + j] = given[from.effects + j] * (shape.factors ? 1 : unit);
    }
  }
}
