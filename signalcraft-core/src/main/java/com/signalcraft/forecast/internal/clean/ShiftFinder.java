package com.signalcraft.forecast.internal.clean;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds steps of the level: outliers among the differences of the medians of neighbouring windows.
 * Stateless.
 */
final class ShiftFinder {

  private static final int MAX_SHIFTS = 5;
  private static final int LEAST_WINDOW = 5;
  private static final int GREATEST_WINDOW = 20;

  private ShiftFinder() {}

  /**
   * A step of the level.
   *
   * @param index where the new level begins
   * @param before the median of the window before it
   * @param after the median of the window after it
   */
  record Shift(int index, double before, double after) {
    double size() {
      return after - before;
    }
  }

  /**
   * The steps in order of time.
   *
   * @param values the values without season; those before each step are moved to the level after it
   */
  static List<Shift> find(double[] values, double fence) {
    int window = Math.max(LEAST_WINDOW, Math.min(GREATEST_WINDOW, values.length / 10));
    List<Shift> shifts = new ArrayList<>();
    while (values.length >= 4 * window && shifts.size() < MAX_SHIFTS) {
      Shift shift = largest(values, window, fence);
      if (shift == null) {
        break;
      }
      for (int i = 0; i < shift.index(); i++) {
        values[i] += shift.size();
      }
      shifts.add(shift);
    }
    shifts.sort(Comparator.comparingInt(Shift::index));
    return shifts;
  }

  private static @Nullable Shift largest(double[] values, int window, double fence) {
    int from = window;
    int to = values.length - window;
    double[] scratch = new double[window];
    double[] differences = new double[to - from + 1];
    for (int i = from; i <= to; i++) {
      differences[i - from] =
          Medians.of(values, i, i + window, scratch) - Medians.of(values, i - window, i, scratch);
    }
    Quartiles quartiles = Quartiles.of(differences);
    int best = -1;
    double most = fence * quartiles.range();
    for (int i = 0; i < differences.length; i++) {
      double beyond = quartiles.beyond(differences[i]);
      if (beyond > most) {
        most = beyond;
        best = i + from;
      }
    }
    return best < 0 ? null : located(values, best, window, quartiles, fence);
  }

  /** Where two levels fit the values around best. */
  private static @Nullable Shift located(
      double[] values, int around, int window, Quartiles quartiles, double fence) {
    double[] scratch = new double[window];
    int from = Math.max(window, around - window / 2);
    int to = Math.min(values.length - window, around + window / 2);
    double least = Double.POSITIVE_INFINITY;
    Shift best = null;
    for (int i = from; i <= to; i++) {
      double before = Medians.of(values, i - window, i, scratch);
      double after = Medians.of(values, i, i + window, scratch);
      double distance = 0;
      for (int k = Math.max(0, around - window); k < around + window; k++) {
        double value = values[k];
        distance += Double.isNaN(value) ? 0 : Math.abs(value - (k < i ? before : after));
      }
      if (distance < least) {
        least = distance;
        best = new Shift(i, before, after);
      }
    }
    return best == null || quartiles.beyond(best.size()) <= fence * quartiles.range() ? null : best;
  }
}
