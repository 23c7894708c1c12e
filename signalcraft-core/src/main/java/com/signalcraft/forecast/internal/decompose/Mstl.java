package com.signalcraft.forecast.internal.decompose;

import com.signalcraft.common.Checks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * MSTL, several seasons by STL in turn (Bandara, Hyndman and Bergmeir, 2021, arXiv:2107.13462):
 * each season is found in what the others leave, from the shortest to the longest, and all of them
 * so many times. With one season it is STL. Stateless.
 */
public final class Mstl {

  /** How often values are filled by trend and seasons before the last decomposition. */
  private static final int FILLS = 4;

  /** The window of the trend of a series without a season, as a share of its length. */
  private static final double TREND_SHARE = 0.3;

  private Mstl() {}

  /**
   * Decomposes.
   *
   * @param values the values, NaN where missing, at least one of them there. Missing values are
   *     filled on straight lines, and then by the trend and the seasons found.
   * @param seasons what STL is told of each season, from the shortest to the longest, each shorter
   *     than half the values; none for a trend alone, a local line over 30 % of the values
   * @param iterations how often all seasons are found, at least 1; where there is one season, once
   * @return trend, seasons and remainder; the remainder is NaN where the value is missing
   */
  public static Parts decompose(double[] values, List<StlSettings> seasons, int iterations) {
    for (StlSettings season : seasons) {
      Checks.that(
          values.length > 2L * season.period(),
          "seasonLengths",
          "must be less than half of the " + values.length + " values, was " + season.period());
    }
    double unit = Scale.unitOf(values);
    double[] y = new double[values.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = values[i] / unit;
    }
    boolean filled = Gaps.fillByLines(y);
    List<Stl> solvers = new ArrayList<>();
    for (StlSettings season : seasons) {
      solvers.add(new Stl(y.length, season));
    }
    int times = seasons.size() == 1 ? 1 : iterations;
    double[][] found = new double[seasons.size()][y.length];
    double[] trend = new double[y.length];
    for (int fill = filled ? FILLS : 0; fill >= 0; fill--) {
      find(y, solvers, times, found, trend);
      if (fill > 0) {
        refill(values, y, found, trend);
      }
    }
    double[] remainder = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      double rest = values[i] / unit - trend[i];
      trend[i] *= unit;
      for (double[] season : found) {
        rest -= season[i];
        season[i] *= unit;
      }
      remainder[i] = rest * unit;
    }
    return new Parts(trend, found, remainder);
  }

  private static void find(
      double[] y, List<Stl> solvers, int times, double[][] found, double[] trend) {
    double[] rest = y.clone();
    if (solvers.isEmpty()) {
      int window = Math.max(3, StlSettings.odd((int) (TREND_SHARE * y.length)));
      new Loess(y.length, window, 1, StlSettings.jump(window)).smooth(rest, null, trend, 0);
      return;
    }
    for (double[] season : found) {
      Arrays.fill(season, 0);
    }
    for (int time = 0; time < times; time++) {
      for (int s = 0; s < found.length; s++) {
        double[] season = found[s];
        for (int i = 0; i < rest.length; i++) {
          rest[i] += season[i];
        }
        Stl solver = solvers.get(s);
        solver.decompose(rest);
        for (int i = 0; i < rest.length; i++) {
          season[i] = solver.seasonal()[i];
          rest[i] -= season[i];
        }
        System.arraycopy(solver.trend(), 0, trend, 0, trend.length);
      }
    }
  }

  private static void refill(double[] values, double[] y, double[][] found, double[] trend) {
    for (int i = 0; i < y.length; i++) {
      if (Double.isNaN(values[i])) {
        y[i] = trend[i];
        for (double[] season : found) {
          y[i] += season[i];
        }
      }
    }
  }
}
