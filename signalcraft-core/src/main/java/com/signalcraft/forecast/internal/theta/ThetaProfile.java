package com.signalcraft.forecast.internal.theta;

import java.util.Arrays;

/**
 * The sum of squared one-step errors of the state space models as a function of α alone. Given α,
 * the expected value of a step is linear in the first level and in the weight of the line, so that
 * both follow by least squares (variable projection, Golub and Pereyra, 1973): no search over three
 * parameters is needed, and none ends in a local minimum of the other two. The first two steps do
 * not count, as there is no slope before them. Not thread-safe.
 */
final class ThetaProfile {

  /** How many steps at the beginning do not count. */
  static final int BURN_IN = 2;

  /** The greatest weight of the line, that of θ = 10¹⁰. */
  private static final double GREATEST_WEIGHT = 1 - 1e-10;

  private static final double HALF = 0.5;

  private final double[] x;
  private final boolean[] counts;
  private final double[] intercepts;
  private final double[] slopes;
  private final boolean weightIsFree;
  private final boolean levelIsFree;
  private double level;
  private double weight;

  /**
   * A profile.
   *
   * @param x the values above the first of them
   * @param counts which of them are no filled gaps
   * @param line the line before each step
   * @param weightIsFree whether the weight is estimated, otherwise it is ½
   * @param levelIsFree whether the level before the first value is estimated, otherwise it is that
   *     value
   */
  ThetaProfile(double[] x, boolean[] counts, Line line, boolean weightIsFree, boolean levelIsFree) {
    this.x = x;
    this.counts = counts;
    this.intercepts = line.intercepts();
    this.slopes = line.slopes();
    this.weightIsFree = weightIsFree;
    this.levelIsFree = levelIsFree;
  }

  /** The level before the first value that the last α asked for led to. */
  double level() {
    return level;
  }

  /** The weight of the line that the last α asked for led to. */
  double weight() {
    return weight;
  }

  /** The sum of squared errors for an α. */
  double sumOfSquares(double alpha) {
    double rest = 1 - alpha;
    double inverse = 1 / alpha;
    double smoothed = alpha * x[0];
    double power = rest;
    double pp = 0;
    double pd = 0;
    double dd = 0;
    double pr = 0;
    double dr = 0;
    double rr = 0;
    for (int i = 1; i < x.length; i++) {
      double value = x[i];
      double next = power * rest;
      if (i >= BURN_IN && counts[i]) {
        double error = value - smoothed;
        double line = intercepts[i] * power + slopes[i] * (1 - next) * inverse;
        pp += power * power;
        pd += power * line;
        dd += line * line;
        pr += power * error;
        dr += line * error;
        rr += error * error;
      }
      smoothed = alpha * value + rest * smoothed;
      power = next;
    }
    if (!levelIsFree) {
      pp = 0;
      pd = 0;
      pr = 0;
    }
    weight = weightIsFree ? bestWeight(pp, pd, dd, pr, dr) : HALF;
    level = pp > 0 ? (pr - weight * pd) / pp : 0;
    double left =
        rr
            - 2 * (level * pr + weight * dr)
            + level * level * pp
            + 2 * level * weight * pd
            + weight * weight * dd;
    return Math.max(0, left);
  }

  /** The least-squares weight within its bounds, the level being the best for it. */
  private static double bestWeight(double pp, double pd, double dd, double pr, double dr) {
    double curvature = pp > 0 ? dd - pd * pd / pp : dd;
    if (!(curvature > 1e-12 * dd)) {
      return HALF;
    }
    double best = (pp > 0 ? dr - pd * pr / pp : dr) / curvature;
    return Math.max(0, Math.min(GREATEST_WEIGHT, best));
  }

  /**
   * The line before each step.
   *
   * @param intercepts at the step before the first value
   * @param slopes for each step
   */
  @SuppressWarnings("ArrayRecordComponent") // internal; never changed
  record Line(double[] intercepts, double[] slopes) {

    /** The least-squares line through the values before each step (equations 15 to 17). */
    static Line soFar(double[] x) {
      int n = x.length;
      double[] intercepts = new double[n];
      double[] slopes = new double[n];
      double mean = 0;
      double slope = 0;
      for (int i = 0; i + 1 < n; i++) {
        double count = i + 1;
        double before = mean;
        mean += (x[i] - mean) / count;
        slope = i == 0 ? 0 : ((count - 2) * slope + 6 * (x[i] - before) / count) / (count + 1);
        slopes[i + 1] = slope;
        intercepts[i + 1] = mean - slope * (count + 1) / 2;
      }
      return new Line(intercepts, slopes);
    }

    /** The least-squares line through all values. */
    static Line throughAll(double[] x) {
      double[] line = line(x);
      double[] intercepts = new double[x.length];
      double[] slopes = new double[x.length];
      Arrays.fill(intercepts, line[0]);
      Arrays.fill(slopes, line[1]);
      return new Line(intercepts, slopes);
    }

    /** Intercept, at the step before the first value, and slope of the least-squares line. */
    static double[] line(double[] x) {
      int n = x.length;
      double centre = (n + 1) / 2.0;
      double mean = 0;
      double product = 0;
      double square = 0;
      for (int i = 0; i < n; i++) {
        double t = i + 1 - centre;
        mean += x[i] / n;
        product += t * x[i];
        square += t * t;
      }
      double slope = square > 0 ? product / square : 0;
      return new double[] {mean - slope * centre, slope};
    }
  }
}
