package com.signalcraft.forecast.internal;

import java.util.Arrays;

/**
 * First guesses of a season by classical decomposition: deviations from a centred moving average
 * over the season, averaged by position (Makridakis, Wheelwright and Hyndman, 1998, Forecasting:
 * Methods and Applications, section 3/4). Stateless.
 */
public final class ClassicalSeason {

  /** A factor of the season is at least this. */
  private static final double LEAST_FACTOR = 1e-2;

  private ClassicalSeason() {}

  /**
   * The effect of each position of the season.
   *
   * @param filled the values in order, none missing; for factors all above 0
   * @param length the season length in steps, at least 1; with a length of 1 the effect is neutral
   * @param factors whether the effects multiply
   * @return one effect for each position, that of the first value first: adding up to 0, or factors
   *     with the mean 1, each at least 0.01 before that. Where the values span less than two
   *     seasons, positions without a deviation are neutral.
   */
  public static double[] effects(double[] filled, int length, boolean factors) {
    double neutral = factors ? 1 : 0;
    double[] effects = new double[length];
    if (length == 1) {
      effects[0] = neutral;
      return effects;
    }
    double[] smooth = movingAverage(filled, length);
    int[] counts = new int[length];
    for (int t = 0; t < filled.length; t++) {
      double centre = smooth[t];
      if (!Double.isNaN(centre)) {
        effects[t % length] += factors ? filled[t] / centre : filled[t] - centre;
        counts[t % length]++;
      }
    }
    double sum = 0;
    for (int j = 0; j < length; j++) {
      double effect = counts[j] > 0 ? effects[j] / counts[j] : neutral;
      effects[j] = factors ? Math.max(LEAST_FACTOR, effect) : effect;
      sum += effects[j];
    }
    for (int j = 0; j < length; j++) {
      effects[j] = factors ? effects[j] * length / sum : effects[j] - sum / length;
    }
    return effects;
  }

  /**
   * Missing values put on the straight line between their neighbours, at the ends to the nearest
   * one.
   *
   * @param values at least one of them not missing
   * @return a new array without missing values
   */
  public static double[] filled(double[] values) {
    double[] filled = values.clone();
    int last = -1;
    for (int t = 0; t <= filled.length; t++) {
      if (t == filled.length || !Double.isNaN(filled[t])) {
        for (int k = last + 1; k < t; k++) {
          double from = last >= 0 ? filled[last] : filled[t];
          double to = t < filled.length ? filled[t] : from;
          filled[k] = from + (to - from) * (k - last) / (t - last);
        }
        last = t;
      }
    }
    return filled;
  }

  /** Centred, over a season; NaN where it would reach over an end. */
  private static double[] movingAverage(double[] x, int m) {
    int n = x.length;
    double[] smooth = new double[n];
    Arrays.fill(smooth, Double.NaN);
    int half = m / 2;
    double edge = m % 2 == 0 ? 0.5 : 1;
    double window = 0;
    for (int t = 0; t < Math.min(n, 2 * half + 1); t++) {
      window += x[t];
    }
    for (int t = half; t < n - half; t++) {
      smooth[t] = (window - (1 - edge) * (x[t - half] + x[t + half])) / m;
      if (t + half + 1 < n) {
        window += x[t + half + 1] - x[t - half];
      }
    }
    return smooth;
  }
}
