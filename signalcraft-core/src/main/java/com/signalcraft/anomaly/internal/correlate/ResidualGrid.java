package com.signalcraft.anomaly.internal.correlate;

import com.signalcraft.anomaly.Detection;
import com.signalcraft.anomaly.Verdict;
import java.util.Arrays;
import java.util.List;

/** How far values are from what was expected, on a grid of equal steps. Stateless. */
final class ResidualGrid {

  private static final double CLIP = 1.5;
  private static final int STEPS_LOOKED_AT = 1_000;

  private ResidualGrid() {}

  /** The typical distance of the observations, in milliseconds. */
  static long step(Detection detection) {
    List<Verdict> verdicts = detection.verdicts();
    int count = Math.min(STEPS_LOOKED_AT, verdicts.size() - 1);
    if (count < 1) {
      return 1;
    }
    long[] steps = new long[count];
    int first = verdicts.size() - 1 - count;
    for (int i = 0; i < count; i++) {
      steps[i] = verdicts.get(first + i + 1).epochMillis() - verdicts.get(first + i).epochMillis();
    }
    Arrays.sort(steps);
    return steps[count / 2];
  }

  /**
   * The mean residual of each cell, in units of half the band of normal values, clipped; NaN where
   * there is none.
   */
  static double[] of(Detection detection, long from, long step, int cells) {
    double[] sums = new double[cells];
    int[] counts = new int[cells];
    List<Verdict> verdicts = detection.verdicts();
    for (int i = firstFrom(verdicts, from); i < verdicts.size(); i++) {
      Verdict verdict = verdicts.get(i);
      long cell = (verdict.epochMillis() - from) / step;
      if (cell >= cells) {
        break;
      }
      double residual = residual(verdict);
      if (!Double.isNaN(residual)) {
        sums[(int) cell] += residual;
        counts[(int) cell]++;
      }
    }
    double[] grid = new double[cells];
    Arrays.setAll(grid, c -> counts[c] == 0 ? Double.NaN : sums[c] / counts[c]);
    return grid;
  }

  private static int firstFrom(List<Verdict> verdicts, long from) {
    int low = 0;
    int high = verdicts.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (verdicts.get(middle).epochMillis() < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double residual(Verdict verdict) {
    double half = (verdict.upper() - verdict.lower()) / 2;
    double residual = (verdict.value() - verdict.expected()) / half;
    return Math.max(-CLIP, Math.min(CLIP, residual));
  }
}
