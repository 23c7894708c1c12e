package com.signalcraft.anomaly;

import java.util.Arrays;

/**
 * Trend and seasonal effects by robust backfitting: each part in turn is the running median of what
 * the others leave. In the manner of STL (Cleveland, Cleveland, McRae and Terpenning, 1990), with
 * medians where that has weighted regressions. Stateless.
 */
final class RobustDecomposition {

  private static final int ROUNDS = 4;

  private RobustDecomposition() {}

  /**
   * What is expected of each value.
   *
   * @param times rising positions in time, from 0
   * @param values finite values
   * @param plan the seasons and the trend's window
   * @return the sum of trend and seasonal effects, one for each value
   */
  static double[] expected(double[] times, double[] values, SeasonPlan plan) {
    double[][] effects = new double[plan.seasons().size()][values.length];
    double[] trend = RobustTrend.of(times, values, plan.trendWindow());
    double[] rest = minus(values, trend);
    for (int round = 0; round < (effects.length == 0 ? 0 : ROUNDS); round++) {
      for (int s = 0; s < effects.length; s++) {
        add(rest, effects[s], 1);
        effects[s] = seasonal(rest, plan.seasons().get(s));
        add(rest, effects[s], -1);
      }
      add(rest, trend, 1);
      trend = RobustTrend.of(times, rest, plan.trendWindow());
      add(rest, trend, -1);
    }
    return minus(values, rest);
  }

  private static double[] seasonal(double[] values, Season season) {
    double[][] bySlot = ScaleModel.split(values, season.slots(), season.count());
    Arrays.setAll(
        bySlot,
        slot ->
            bySlot[slot].length == 0
                ? bySlot[slot]
                : RunningMedian.fullWindows(bySlot[slot], season.window()));
    double[] effects = new double[values.length];
    int[] next = new int[season.count()];
    for (int i = 0; i < values.length; i++) {
      int slot = season.slots()[i];
      effects[i] = bySlot[slot][next[slot]++];
    }
    return effects;
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
