package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.internal.RobustStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trend and seasonal effects by robust backfitting: each part in turn is the running median of what
 * the others leave. In the manner of STL (Cleveland, Cleveland, McRae and Terpenning, 1990), with
 * medians where that has weighted regressions. Stateless.
 */
final class RobustDecomposition {

  private static final int ROUNDS = 4;

  private RobustDecomposition() {}

  /**
   * What is expected of each value: of its season's part by the other values of its slot, itself
   * left out, so that residuals are as great as those of values not seen before. Seasons that do
   * not bring the values nearer to what is expected of them are left out.
   *
   * @param times rising positions in time, from 0
   * @param values finite values
   * @param seasons the seasons that the series is long enough for
   * @param trendWindow how many values the trend's window has
   * @return what is expected, and the trend
   */
  static Decomposed decompose(
      double[] times, double[] values, List<Season> seasons, int trendWindow) {
    List<Season> used = new ArrayList<>(seasons);
    Decomposed found = fit(times, values, used, trendWindow);
    for (int s = seasons.size() - 1; s >= 0; s--) {
      List<Season> fewer = new ArrayList<>(used);
      fewer.remove(seasons.get(s));
      Decomposed without = fit(times, values, fewer, trendWindow);
      if (distance(values, without.expected()) <= distance(values, found.expected())) {
        used = fewer;
        found = without;
      }
    }
    return found;
  }

  private static double distance(double[] values, double[] expected) {
    return RobustStatistics.meanSize(minus(values, expected));
  }

  private static Decomposed fit(
      double[] times, double[] values, List<Season> seasons, int trendWindow) {
    if (seasons.isEmpty()) {
      double[] trend = RobustTrend.of(times, values, trendWindow);
      return new Decomposed(trend, trend);
    }
    double[][] effects = new double[seasons.size()][values.length];
    double[] trend = FirstTrend.of(times, values, longest(seasons));
    double[] rest = minus(values, trend);
    for (int round = 0; round < ROUNDS; round++) {
      for (int s = 0; s < effects.length; s++) {
        add(rest, effects[s], 1);
        effects[s] = seasonal(rest, seasons.get(s), true);
        add(rest, effects[s], -1);
      }
      add(rest, trend, 1);
      trend = RobustTrend.of(times, rest, trendWindow);
      add(rest, trend, -1);
    }
    return new Decomposed(byTheOthers(rest, trend, effects, seasons), trend);
  }

  private static int longest(List<Season> seasons) {
    return seasons.stream().mapToInt(Season::pointsPerCycle).max().orElse(1);
  }

  /** The effects once more from what the rest leaves, with each value's own part left out. */
  private static double[] byTheOthers(
      double[] rest, double[] trend, double[][] effects, List<Season> seasons) {
    double[] expected = trend.clone();
    for (int s = 0; s < effects.length; s++) {
      double[] partial = rest.clone();
      add(partial, effects[s], 1);
      add(expected, seasonal(partial, seasons.get(s), false), 1);
    }
    return expected;
  }

  private static double[] seasonal(double[] values, Season season, boolean withOwn) {
    double[][] bySlot = ScaleModel.split(values, season.slots(), season.count());
    Arrays.setAll(bySlot, slot -> effects(bySlot[slot], season.window(), withOwn));
    double[] effects = new double[values.length];
    int[] next = new int[season.count()];
    for (int i = 0; i < values.length; i++) {
      int slot = season.slots()[i];
      effects[i] = bySlot[slot][next[slot]++];
    }
    return effects;
  }

  private static double[] effects(double[] values, int window, boolean withOwn) {
    if (values.length == 0) {
      return values;
    }
    if (BlockMedian.isExact(window)) {
      return RunningMedian.fullWindows(values, window, withOwn);
    }
    double[] positions = new double[values.length];
    Arrays.setAll(positions, i -> i);
    return BlockMedian.of(positions, values, window);
  }

  private static double[] minus(double[] left, double[] right) {
    double[] difference = new double[left.length];
    Arrays.setAll(difference, i -> left[i] - right[i]);
    return difference;
  }

  private static void add(double[] to, double[] addend, int sign) {
    for (int i = 0; i < to.length; i++) {
      to[i] += sign * addend[i];
    }
  }
}
