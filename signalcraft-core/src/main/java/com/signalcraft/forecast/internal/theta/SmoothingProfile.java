package com.signalcraft.forecast.internal.theta;

/**
 * The sum of squared errors of simple exponential smoothing as a function of α alone; the first
 * level follows by least squares. Not thread-safe.
 */
final class SmoothingProfile {

  private final double[] x;
  private final boolean[] counts;
  private double level;

  SmoothingProfile(double[] x, boolean[] counts) {
    this.x = x;
    this.counts = counts;
  }

  /** The level before the first value that the last α asked for led to. */
  double level() {
    return level;
  }

  /** The sum of squared errors for an α. */
  double sumOfSquares(double alpha) {
    double rest = 1 - alpha;
    double smoothed = 0;
    double power = 1;
    double pp = 0;
    double pr = 0;
    double rr = 0;
    for (int i = 0; i < x.length; i++) {
      double error = x[i] - smoothed;
      if (counts[i]) {
        pp += power * power;
        pr += power * error;
        rr += error * error;
      }
      smoothed += alpha * error;
      power *= rest;
    }
    level = pp > 0 ? pr / pp : 0;
    return Math.max(0, rr - level * pr);
  }
}
