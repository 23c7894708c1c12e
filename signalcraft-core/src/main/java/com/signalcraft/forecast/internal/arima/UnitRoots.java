package com.signalcraft.forecast.internal.arima;

import com.signalcraft.forecast.internal.decompose.Mstl;
import com.signalcraft.forecast.internal.decompose.StlSettings;
import java.util.List;
import java.util.OptionalInt;

/** How often a series has to be differenced. Stateless. */
final class UnitRoots {

  /** The value that the statistic exceeds with a probability of 5 % (KPSS, 1992, table 1). */
  private static final double CRITICAL = 0.463;

  /** A season stronger than this is differenced (Hyndman and Athanasopoulos, section 9.1). */
  private static final double STRONG = 0.64;

  /** The window of the season by which its strength is measured, in seasons. */
  private static final int SEASONAL_WINDOW = 11;

  /** Differences below this share of the greatest value are rounding. */
  private static final double ROUNDING = 1e-12;

  private UnitRoots() {}

  /**
   * The statistic of Kwiatkowski, Phillips, Schmidt and Shin (1992) against a constant level, with
   * Bartlett weights over ⌊3√n/13⌋ lags.
   *
   * @param y the series, complete
   * @return the statistic; 0 for a constant series
   */
  static double kpss(double[] y) {
    int n = y.length;
    double mean = 0;
    for (double value : y) {
      mean += value / n;
    }
    double[] e = new double[n];
    double partial = 0;
    double partials = 0;
    for (int t = 0; t < n; t++) {
      e[t] = y[t] - mean;
      partial += e[t];
      partials += partial * partial;
    }
    int lags = (int) (3 * Math.sqrt(n) / 13);
    double variance = 0;
    for (int lag = 0; lag <= lags; lag++) {
      double sum = 0;
      for (int t = lag; t < n; t++) {
        sum += e[t] * e[t - lag];
      }
      variance += (lag == 0 ? 1 : 2 * (1 - lag / (lags + 1.0))) * sum;
    }
    return variance > 0 ? partials / (n * variance) : 0;
  }

  /**
   * How often to difference until the level is constant by {@link #kpss} at 5 %.
   *
   * @param y the series, complete
   * @param most the most differences
   * @return the least number of differences that suffices
   */
  static int differences(double[] y, int most) {
    double[] w = y;
    double noise = noise(y);
    int d = 0;
    while (d < most && !isConstant(w, noise) && kpss(w) > CRITICAL) {
      double[] next = new double[w.length - 1];
      for (int i = 0; i < next.length; i++) {
        next[i] = w[i + 1] - w[i];
      }
      w = next;
      d++;
    }
    return d;
  }

  /**
   * Whether to difference over a season: where its strength, by STL, is above 0.64.
   *
   * @param y the series, complete
   * @param seasonLength the steps of a season, at least 2
   * @return true if so; false for fewer than two seasons and a step
   */
  static boolean needsSeasonalDifference(double[] y, int seasonLength) {
    if (y.length <= 2 * seasonLength || isConstant(y, noise(y))) {
      return false;
    }
    return strength(y, seasonLength) > STRONG;
  }

  /** The strength of a season, 0 to 1. */
  static double strength(double[] y, int seasonLength) {
    StlSettings settings = StlSettings.of(seasonLength, OptionalInt.of(SEASONAL_WINDOW), false);
    return Mstl.decompose(y, List.of(settings), 1).seasonalStrength(0);
  }

  /**
   * Whether all values are equal, but for rounding.
   *
   * @param y the series
   * @param noise what counts as zero
   * @return true if so, and for an empty series
   */
  static boolean isConstant(double[] y, double noise) {
    for (double value : y) {
      if (Math.abs(value - y[0]) > noise) {
        return false;
      }
    }
    return true;
  }

  /**
   * What counts as zero among the differences of a series.
   *
   * @param y the series
   * @return a share of its greatest value
   */
  static double noise(double[] y) {
    double greatest = 0;
    for (double value : y) {
      greatest = Math.max(greatest, Math.abs(value));
    }
    return ROUNDING * greatest;
  }
}
