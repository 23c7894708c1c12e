package com.signalcraft.forecast.internal.ets;

import com.signalcraft.forecast.ets.SeasonType;
import java.util.Arrays;

/**
 * A history prepared for estimation: values in units of their mean magnitude, and first guesses of
 * level, slope and seasonal effects (after Hyndman et al., 2008, section 2.6.1: classical
 * decomposition, then a line through the first seasonally adjusted values). Immutable but for its
 * arrays, which nobody writes to.
 */
final class EtsSeries {

  /** A factor of the season is at least this. */
  private static final double LEAST_FACTOR = 1e-2;

  final double[] y;
  final double scale;
  final int observed;
  final boolean positive;
  final int m;

  /** The index of the first value in the whole history. */
  final int start;

  /** For additive and multiplicative effects, those of each position. */
  private final double[] sums;

  private final double[] factors;
  private final Line plain;
  private final Line additive;
  private final Line multiplicative;

  EtsSeries(double[] values, int seasonLength) {
    this(values, 0, seasonLength);
  }

  EtsSeries(double[] history, int start, int seasonLength) {
    this.start = start;
    m = seasonLength;
    double[] values = start == 0 ? history : Arrays.copyOfRange(history, start, history.length);
    double most = 0;
    boolean above = true;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        most = Math.max(most, Math.abs(value));
        above &= value > 0;
      }
    }
    observed = observed(values);
    scale = scale(values, most);
    y = scaled(values, scale);
    // Of values that differ by too much the smallest vanish beside the largest.
    boolean vanished = false;
    for (double value : y) {
      vanished |= value < 1e-9;
    }
    positive = above && !vanished;
    double[] filled = filled(y);
    double[] smooth = m > 1 ? movingAverage(filled, m) : filled;
    sums = effects(filled, smooth, SeasonType.ADDITIVE);
    factors = positive ? effects(filled, smooth, SeasonType.MULTIPLICATIVE) : sums;
    plain = line(filled, SeasonType.NONE);
    additive = line(filled, SeasonType.ADDITIVE);
    multiplicative = line(filled, SeasonType.MULTIPLICATIVE);
  }

  /** How many values are not missing. */
  static int observed(double[] values) {
    int count = 0;
    for (double value : values) {
      count += Double.isNaN(value) ? 0 : 1;
    }
    return count;
  }

  /** The values in another unit. */
  static double[] scaled(double[] values, double scale) {
    double[] y = new double[values.length];
    for (int t = 0; t < y.length; t++) {
      y[t] = values[t] / scale;
    }
    return y;
  }

  /** The mean magnitude of the values, which are at most so large; 1 if all are 0. */
  private static double scale(double[] values, double most) {
    if (most == 0) {
      return 1;
    }
    double sum = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        sum += Math.abs(value) / most;
        count++;
      }
    }
    return Math.max(Double.MIN_NORMAL, most * (sum / count));
  }

  /** The first guess of the effects of each position; of length 1 without a season. */
  double[] effects(SeasonType season) {
    return season == SeasonType.MULTIPLICATIVE ? factors : sums;
  }

  /** The first guess of level and slope. */
  Line line(SeasonType season) {
    return switch (season) {
      case NONE -> plain;
      case ADDITIVE -> additive;
      case MULTIPLICATIVE -> multiplicative;
    };
  }

  /**
   * A line.
   *
   * @param level its value one step before the first value
   * @param slope how much it rises with each step
   */
  record Line(double level, double slope) {}

  private Line line(double[] filled, SeasonType season) {
    double[] effects = effects(season);
    int count = Math.min(filled.length, Math.max(10, 2 * m));
    double meanTime = (count + 1) / 2.0;
    double mean = 0;
    double products = 0;
    double squares = 0;
    for (int t = 0; t < count; t++) {
      double value =
          switch (season) {
            case NONE -> filled[t];
            case ADDITIVE -> filled[t] - effects[t % m];
            case MULTIPLICATIVE -> filled[t] / effects[t % m];
          };
      double time = t + 1 - meanTime;
      mean += value / count;
      products += time * value;
      squares += time * time;
    }
    double slope = squares > 0 ? products / squares : 0;
    return new Line(mean - slope * meanTime, slope);
  }

  /** Mean deviations from the moving average by position, adding up to 0 or with the mean 1. */
  private double[] effects(double[] filled, double[] smooth, SeasonType season) {
    double[] effects = new double[m];
    if (m == 1) {
      return effects;
    }
    boolean factors = season == SeasonType.MULTIPLICATIVE;
    int[] counts = new int[m];
    for (int t = 0; t < filled.length; t++) {
      double centre = smooth[t];
      if (!Double.isNaN(centre)) {
        effects[t % m] += factors ? filled[t] / centre : filled[t] - centre;
        counts[t % m]++;
      }
    }
    double sum = 0;
    for (int j = 0; j < m; j++) {
      double effect = counts[j] > 0 ? effects[j] / counts[j] : factors ? 1 : 0;
      effects[j] = factors ? Math.max(LEAST_FACTOR, effect) : effect;
      sum += effects[j];
    }
    for (int j = 0; j < m; j++) {
      effects[j] = factors ? effects[j] * m / sum : effects[j] - sum / m;
    }
    return effects;
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

  /** Missing values on the line between their neighbours, at the ends as the nearest one. */
  private static double[] filled(double[] values) {
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
}
