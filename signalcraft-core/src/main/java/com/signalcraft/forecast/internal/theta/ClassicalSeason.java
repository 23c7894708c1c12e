package com.signalcraft.forecast.internal.theta;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.internal.Fits;
import java.util.Arrays;

/**
 * One effect for each position of a season, by classical decomposition about a centred moving
 * average (Macaulay, 1931). Immutable.
 *
 * @param multiplicative whether effects multiply, with a mean of 1, or add up, with a mean of 0
 * @param effects one for each position, from that of the first value on; a single one for no season
 */
@SuppressWarnings("ArrayRecordComponent") // internal; never changed
record ClassicalSeason(boolean multiplicative, double[] effects) {

  static final ClassicalSeason NONE = new ClassicalSeason(false, new double[1]);

  /** Smaller multiplicative effects would blow up what they divide. */
  private static final double LEAST_EFFECT = 0.01;

  /** For very long seasons of very long series, not every lag is looked at. */
  private static final double MOST_PRODUCTS = 1e8;

  /** The share of white noise series in which no season is found. */
  private static final double CONFIDENCE = 0.9;

  /**
   * The season of a series, or none.
   *
   * @param filled the values, missing ones filled in
   * @param values the values, NaN where missing
   * @param length the season length in steps
   * @param multiplicative whether effects should multiply
   */
  static ClassicalSeason find(
      double[] filled, double[] values, int length, boolean multiplicative) {
    if (length < 2 || filled.length <= 2L * length || !isSeasonal(filled, length)) {
      return NONE;
    }
    return of(filled, values, length, multiplicative);
  }

  /** The season without a test. */
  static ClassicalSeason of(double[] filled, double[] values, int length, boolean multiplicative) {
    if (multiplicative && Arrays.stream(filled).allMatch(value -> value > 0)) {
      double[] effects = effects(filled, values, length, true);
      if (Arrays.stream(effects).allMatch(effect -> effect >= LEAST_EFFECT)) {
        return new ClassicalSeason(true, effects);
      }
    }
    return new ClassicalSeason(false, effects(filled, values, length, false));
  }

  /**
   * Whether the autocorrelation at the season length is significant, by Bartlett's formula for the
   * variance of one beyond the lags below (as Assimakopoulos and Nikolopoulos tested for the M3
   * competition).
   */
  private static boolean isSeasonal(double[] x, int length) {
    int n = x.length;
    double mean = 0;
    for (double value : x) {
      mean += value / n;
    }
    double variance = 0;
    for (double value : x) {
      variance += (value - mean) * (value - mean);
    }
    if (!(variance > 0)) {
      return false;
    }
    int stride = (int) Math.max(1, (double) n * length / MOST_PRODUCTS);
    double squares = 0;
    for (int lag = stride; lag < length; lag += stride) {
      double r = product(x, mean, lag) / variance;
      squares += stride * r * r;
    }
    double last = product(x, mean, length) / variance;
    double deviation = Math.sqrt((1 + 2 * squares) / n);
    return Math.abs(last) > Fits.normalQuantile((1 + CONFIDENCE) / 2) * deviation;
  }

  private static double product(double[] x, double mean, int lag) {
    double sum = 0;
    for (int i = lag; i < x.length; i++) {
      sum += (x[i] - mean) * (x[i - lag] - mean);
    }
    return sum;
  }

  private static double[] effects(
      double[] filled, double[] values, int length, boolean multiplicative) {
    int n = filled.length;
    int half = length / 2;
    double edge = length % 2 == 0 ? 0.5 : 1;
    double[] sums = new double[length];
    int[] counts = new int[length];
    double window = 0;
    for (int i = 0; i < 2 * half + 1; i++) {
      window += filled[i];
    }
    for (int i = half; i + half < n; i++) {
      double ends = filled[i - half] + filled[i + half];
      double trend = (window - (1 - edge) * ends) / length;
      if (!Double.isNaN(values[i])) {
        sums[i % length] += multiplicative ? filled[i] / trend : filled[i] - trend;
        counts[i % length]++;
      }
      if (i + half + 1 < n) {
        window += filled[i + half + 1] - filled[i - half];
      }
    }
    double mean = 0;
    int present = 0;
    for (int k = 0; k < length; k++) {
      if (counts[k] > 0) {
        sums[k] /= counts[k];
        mean += sums[k];
        present++;
      }
    }
    mean = present > 0 ? mean / present : multiplicative ? 1 : 0;
    for (int k = 0; k < length; k++) {
      double neutral = multiplicative ? 1 : 0;
      double relative = multiplicative ? sums[k] / mean : sums[k] - mean;
      sums[k] = counts[k] > 0 ? relative : neutral;
    }
    return sums;
  }

  boolean isPresent() {
    return effects.length > 1;
  }

  /** The effect at a step, from 0 for the first value on. */
  double at(long step) {
    return effects[(int) (step % effects.length)];
  }

  /** A value without the season. */
  double off(double value, long step) {
    return multiplicative ? value / at(step) : value - at(step);
  }

  /** A value of the seasonally adjusted series with the season. */
  double on(double adjusted, long step) {
    return multiplicative ? adjusted * at(step) : adjusted + at(step);
  }

  void store(StateWriter out) {
    out.put(multiplicative).putCounted(effects);
  }

  static ClassicalSeason read(StateReader in) {
    return new ClassicalSeason(in.getBoolean(), in.getDoubles(LinearOptions.MAX_SEASON_LENGTH));
  }
}
