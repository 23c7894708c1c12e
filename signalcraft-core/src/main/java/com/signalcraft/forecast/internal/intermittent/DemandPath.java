package com.signalcraft.forecast.internal.intermittent;

/**
 * What a model says of the history, and where it ends.
 *
 * @param fitted what was expected of each step, NaN where nothing was
 * @param chance the probability of demand at each step to come, 0 to 1
 * @param size how much there is if there is demand
 */
@SuppressWarnings("ArrayRecordComponent") // internal; never changed
record DemandPath(double[] fitted, double chance, double size) {

  /** The bounds within which smoothing parameters are estimated. */
  static final double LEAST_RATE = 0.05;

  static final double GREATEST_RATE = 0.3;
  static final double TOLERANCE = 1e-4;

  /** What is expected of each step to come. */
  double mean() {
    return chance * size;
  }

  /**
   * Smoothing parameters, above 0 to 1.
   *
   * @param size of the size
   * @param chance of how often there is demand
   */
  record Rates(double size, double chance) {}

  /**
   * The sum of squared errors of a level that starts at the first value.
   *
   * @param values the values, NaN left out
   * @param rate how much of an error the level takes up
   */
  static double squares(double[] values, double rate) {
    double level = Double.NaN;
    double sum = 0;
    for (double value : values) {
      if (Double.isNaN(value)) {
        continue;
      }
      if (Double.isNaN(level)) {
        level = value;
      }
      double error = value - level;
      sum += error * error;
      level += rate * error;
    }
    return sum;
  }
}
