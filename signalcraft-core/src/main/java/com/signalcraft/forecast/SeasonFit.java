package com.signalcraft.forecast;

import java.util.Arrays;
import org.apache.commons.math3.distribution.FDistribution;

/**
 * One season length in a series: the effects of its positions about the trend, and what they leave.
 *
 * @param length the season length in steps
 * @param effects the effect of each position, adding up to zero
 * @param rest what trend and effects leave
 * @param total the sum of squares about the trend, 0 where that is rounding alone
 * @param left the sum of squares of the rest
 */
@SuppressWarnings("ArrayRecordComponent") // within this package, the arrays do not leave it
record SeasonFit(int length, double[] effects, double[] rest, double total, double left) {

  private static final int MAX_LAGS = 200;

  /** The fit of a season to values of at least two of them, none missing. */
  static SeasonFit of(double[] values, int length) {
    double[] x = detrended(values, length);
    double[] effects = new double[length];
    int[] count = new int[length];
    for (int i = 0; i < x.length; i++) {
      effects[i % length] += x[i];
      count[i % length]++;
    }
    double mean = 0;
    for (int k = 0; k < length; k++) {
      effects[k] /= count[k];
      mean += effects[k] / length;
    }
    double total = 0;
    double left = 0;
    for (int k = 0; k < length; k++) {
      effects[k] -= mean;
    }
    for (int i = 0; i < x.length; i++) {
      double centred = x[i] - mean;
      total += centred * centred;
      x[i] = centred - effects[i % length];
      left += x[i] * x[i];
    }
    double size = Arrays.stream(values).map(Math::abs).max().orElse(0);
    boolean noise = total <= x.length * (1e-12 * size) * (1e-12 * size);
    return new SeasonFit(length, effects, x, noise ? 0 : total, left);
  }

  double strength() {
    int n = rest.length;
    if (total == 0 || n <= length) {
      return 0;
    }
    double ratio = (left / (n - length)) / (total / (n - 1.0));
    return Math.max(0, 1 - ratio);
  }

  /** The variance that the effects explain, less what noise would let them. */
  double explained() {
    return strength() * total / rest.length;
  }

  /** Whether the season is strong enough and would rarely come from noise. */
  boolean isClear(double leastStrength, double significance) {
    return strength() >= leastStrength && probability() < significance;
  }

  /**
   * How likely so large an F would be without this season. Rows of noise that is correlated in time
   * have fewer degrees of freedom than values: they are reduced by Box's epsilon (1954, Annals of
   * Mathematical Statistics 25), here for noise whose autocorrelations are those of the rest.
   */
  private double probability() {
    int n = rest.length;
    double within = left / (n - length);
    double between = (total - left) / (length - 1.0);
    if (within <= 1e-20 * between) {
      return 0;
    }
    int lags = Math.min(length - 1, MAX_LAGS);
    double[] r = autocorrelations(rest, lags);
    double squares = 0;
    for (int lag = 1; lag <= lags; lag++) {
      squares += r[lag] * r[lag];
    }
    double epsilon = 1 / (1 + 2 * squares);
    double free = Math.max(1, epsilon * (length - 1));
    double seasons = (double) n / length;
    FDistribution f = new FDistribution(null, free, Math.max(1, free * (seasons - 1)));
    return 1 - f.cumulativeProbability(between / within);
  }

  /** Takes the effects off the values that the season was found in. */
  void takeOff(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] -= effects[i % length];
    }
  }

  /** Values less a moving average over the season, continued at both ends by its mean slope. */
  private static double[] detrended(double[] values, int length) {
    int n = values.length;
    int half = length / 2;
    double[] trend = new double[n];
    double edge = length % 2 == 0 ? 0.5 : 1;
    double base = values[0];
    double sum = 0;
    int from = half;
    int to = n - half;
    double window = 0;
    for (int i = 0; i < Math.min(n, 2 * half + 1); i++) {
      window += values[i] - base;
    }
    for (int i = from; i < to; i++) {
      double ends = values[i - half] - base + values[i + half] - base;
      sum = window - (1 - edge) * ends;
      trend[i] = base + sum / length;
      if (i + half + 1 < n) {
        window += values[i + half + 1] - values[i - half];
      }
    }
    int reach = Math.min(length, to - 1 - from);
    double rise = reach > 0 ? (trend[from + reach] - trend[from]) / reach : 0;
    double fall = reach > 0 ? (trend[to - 1] - trend[to - 1 - reach]) / reach : 0;
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      double at =
          i < from
              ? trend[from] - rise * (from - i)
              : i >= to ? trend[to - 1] + fall * (i - to + 1) : trend[i];
      x[i] = values[i] - at;
    }
    return x;
  }

  /** Autocorrelations at lags 0 to a longest one; all 0 but for the first in a constant series. */
  static double[] autocorrelations(double[] x, int longest) {
    double mean = Arrays.stream(x).average().orElse(0);
    double[] r = new double[longest + 1];
    for (int lag = 0; lag <= longest; lag++) {
      double sum = 0;
      for (int i = lag; i < x.length; i++) {
        sum += (x[i] - mean) * (x[i - lag] - mean);
      }
      r[lag] = sum;
    }
    double variance = r[0];
    for (int lag = 0; lag <= longest; lag++) {
      r[lag] = variance > 0 ? r[lag] / variance : 0;
    }
    return r;
  }
}
