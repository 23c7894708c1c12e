package com.signalcraft.forecast.internal.ets;

import com.signalcraft.forecast.ets.SeasonType;

/**
 * Runs the states of an exponential smoothing model over a series (Hyndman et al., 2008, tables 2.2
 * and 2.3). The states do not depend on how errors enter: with the forecast q of level and trend
 * and the surprise d, which is y − q without a season, y − s − q with an additive and y/s − q with
 * a multiplicative one,
 *
 * <pre>
 *   level  l ← q + αd
 *   slope  b ← φb + βd        or, for growth by a factor, b^φ + βd/l
 *   effect s ← s + γ(y − q − s)  or s + γ(y/q − s)
 * </pre>
 *
 * Where a value is missing the states run on: l ← q, b ← φb or b^φ, s ← s. Not thread-safe; a run
 * allocates nothing.
 */
final class EtsFilter {

  /** What is divided by is at least this large, as the series' mean magnitude is 1. */
  private static final double SMALL = 1e-10;

  private final double[] y;
  private final int n;

  /** One-step forecasts, and the part of them that level and trend make. */
  final double[] mean;

  final double[] trend;

  /** The effects at the end; the next one is that at {@code n mod m}. */
  final double[] season;

  double level;
  double slope;
  double alpha;
  double beta;
  double phi;
  double gamma;

  EtsFilter(double[] y, int seasonLength) {
    this.y = y;
    n = y.length;
    mean = new double[n];
    trend = new double[n];
    season = new double[seasonLength];
  }

  /**
   * Runs over the whole series.
   *
   * @param shape the model
   * @param x its parameters and initial states
   * @param effects all initial effects where they are not searched
   * @return false where a state left the range in which the model makes sense
   */
  boolean run(EtsShape shape, double[] x, double[] effects) {
    alpha = x[EtsShape.ALPHA];
    beta = shape.beta(x);
    phi = shape.phi(x);
    gamma = shape.gamma(x);
    level = x[shape.level];
    slope = shape.hasTrend ? x[shape.slope] : shape.growth ? 1 : 0;
    if (!initialEffects(shape, x, effects, season)) {
      return false;
    }
    if (shape.growth) {
      return growth(shape);
    }
    switch (shape.season) {
      case NONE -> plain();
      case ADDITIVE -> additive(shape.m);
      case MULTIPLICATIVE -> multiplicative(shape.m);
    }
    return Math.abs(level) < Double.POSITIVE_INFINITY;
  }

  /** Fills the initial effects; false where a factor is not above zero. */
  static boolean initialEffects(EtsShape shape, double[] x, double[] given, double[] season) {
    int m = shape.m;
    boolean factors = shape.season == SeasonType.MULTIPLICATIVE;
    if (m == 1) {
      return true;
    }
    if (shape.freeEffects == 0) {
      System.arraycopy(given, 0, season, 0, m);
      return true;
    }
    double last = factors ? m : 0;
    boolean valid = true;
    for (int j = 0; j < m - 1; j++) {
      double effect = x[shape.effects + j];
      season[j] = effect;
      last -= effect;
      valid &= effect > 0;
    }
    season[m - 1] = last;
    return !factors || (valid && last > 0);
  }

  private void plain() {
    double l = level;
    double b = slope;
    for (int t = 0; t < n; t++) {
      double fb = phi * b;
      double q = l + fb;
      trend[t] = q;
      mean[t] = q;
      double d = y[t] - q;
      d = Double.isNaN(d) ? 0 : d;
      l = q + alpha * d;
      b = fb + beta * d;
    }
    level = l;
    slope = b;
  }

  private void additive(int m) {
    double l = level;
    double b = slope;
    int j = 0;
    for (int t = 0; t < n; t++) {
      double fb = phi * b;
      double q = l + fb;
      double s = season[j];
      trend[t] = q;
      mean[t] = q + s;
      double d = y[t] - q - s;
      d = Double.isNaN(d) ? 0 : d;
      l = q + alpha * d;
      b = fb + beta * d;
      season[j] = s + gamma * d;
      j = j + 1 == m ? 0 : j + 1;
    }
    level = l;
    slope = b;
  }

  private void multiplicative(int m) {
    double l = level;
    double b = slope;
    int j = 0;
    for (int t = 0; t < n; t++) {
      double fb = phi * b;
      double q = l + fb;
      double s = season[j];
      trend[t] = q;
      mean[t] = q * s;
      double value = y[t];
      if (!Double.isNaN(value)) {
        double d = value / divisor(s) - q;
        l = q + alpha * d;
        b = fb + beta * d;
        season[j] = s + gamma * (value / divisor(q) - s);
      } else {
        l = q;
        b = fb;
      }
      j = j + 1 == m ? 0 : j + 1;
    }
    level = l;
    slope = b;
  }

  private boolean growth(EtsShape shape) {
    double l = level;
    double b = slope;
    int m = shape.m;
    int j = 0;
    for (int t = 0; t < n; t++) {
      if (!(l > SMALL && b > SMALL)) {
        return false;
      }
      double r = phi == 1 ? b : Math.pow(b, phi);
      double q = l * r;
      double s = shape.m > 1 ? season[j] : 0;
      trend[t] = q;
      double value = y[t];
      boolean there = !Double.isNaN(value);
      double d;
      switch (shape.season) {
        case NONE -> {
          mean[t] = q;
          d = value - q;
        }
        case ADDITIVE -> {
          mean[t] = q + s;
          d = value - q - s;
          season[j] = there ? s + gamma * d : s;
        }
        default -> {
          mean[t] = q * s;
          d = value / divisor(s) - q;
          season[j] = there ? s + gamma * (value / divisor(q) - s) : s;
        }
      }
      b = there ? r + beta * d / l : r;
      l = there ? q + alpha * d : q;
      j = j + 1 == m ? 0 : j + 1;
    }
    level = l;
    slope = b;
    return l < Double.POSITIVE_INFINITY;
  }

  static double divisor(double value) {
    return Math.abs(value) < SMALL ? SMALL : value;
  }
}
