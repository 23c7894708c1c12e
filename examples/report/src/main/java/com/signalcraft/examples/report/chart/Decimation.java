package com.signalcraft.examples.report.chart;

import java.util.Arrays;

/** Picks the points of a long line that a screen can show, without losing a peak. */
final class Decimation {

  private Decimation() {}

  /**
   * The indices to draw: where there are more than two points for each column, the least and the
   * greatest value of the column; all points otherwise.
   *
   * @param values the values, NaN where missing
   * @param columns how many columns of pixels there are
   * @return the indices, increasing; a run of missing values keeps one, so that the gap is seen
   */
  static int[] indices(double[] values, int columns) {
    int size = values.length;
    if (size <= 2 * columns) {
      int[] all = new int[size];
      Arrays.setAll(all, i -> i);
      return all;
    }
    int[] kept = new int[3 * columns];
    int count = 0;
    for (int column = 0; column < columns; column++) {
      int from = (int) ((long) size * column / columns);
      int to = (int) ((long) size * (column + 1) / columns);
      count = keepExtremes(values, from, to, kept, count);
    }
    return Arrays.copyOf(kept, count);
  }

  private static int keepExtremes(double[] values, int from, int to, int[] kept, int count) {
    int least = -1;
    int greatest = -1;
    int missing = -1;
    for (int i = from; i < to; i++) {
      if (Double.isNaN(values[i])) {
        missing = i;
      } else {
        least = least < 0 || values[i] < values[least] ? i : least;
        greatest = greatest < 0 || values[i] > values[greatest] ? i : greatest;
      }
    }
    int[] found = {least, greatest, missing};
    Arrays.sort(found);
    int next = count;
    for (int i = 0; i < found.length; i++) {
      if (found[i] >= 0 && (i == 0 || found[i] != found[i - 1])) {
        kept[next++] = found[i];
      }
    }
    return next;
  }
}
