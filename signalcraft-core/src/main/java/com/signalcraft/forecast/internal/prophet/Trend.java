package com.signalcraft.forecast.internal.prophet;

/**
 * A piecewise linear function of scaled time, continuous, whose slope changes at given points. It
 * is the trend itself, or of logistic growth the logit of its share of the cap: the offsets γ of
 * the published form make just that continuous, so k(t − m) + Σ δ(t − s)₊ describes both. Not
 * changed once made.
 */
final class Trend {

  private final double[] slopes;
  private final double[] levels;

  /**
   * A trend.
   *
   * @param slope its first slope
   * @param level its value at time 0
   * @param points where it changes, in order
   * @param changes of the slope there
   */
  Trend(double slope, double level, double[] points, double[] changes) {
    this.slopes = new double[points.length + 1];
    this.levels = new double[points.length + 1];
    slopes[0] = slope;
    levels[0] = level;
    for (int j = 0; j < points.length; j++) {
      slopes[j + 1] = slopes[j] + changes[j];
      levels[j + 1] = levels[j] - changes[j] * points[j];
    }
  }

  /** In which piece a time lies, looked for from a piece near it. */
  static int piece(double[] points, double time, int near) {
    int piece = near;
    while (piece < points.length && time >= points[piece]) {
      piece++;
    }
    while (piece > 0 && time < points[piece - 1]) {
      piece--;
    }
    return piece;
  }

  /** The value at a time in a piece. */
  double at(double time, int piece) {
    return slopes[piece] * time + levels[piece];
  }

  /** The logistic function, without overflow. */
  static double logistic(double x) {
    if (x >= 0) {
      return 1 / (1 + Math.exp(-x));
    }
    double e = Math.exp(x);
    return e / (1 + e);
  }
}
