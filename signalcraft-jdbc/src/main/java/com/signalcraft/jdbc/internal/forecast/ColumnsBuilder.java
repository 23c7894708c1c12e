package com.signalcraft.jdbc.internal.forecast;

import com.signalcraft.internal.SeriesColumns;
import java.util.Arrays;

/** Gathers points without an object for each. Not thread-safe. */
final class ColumnsBuilder {

  private long[] millis = new long[1_024];
  private double[] values = new double[1_024];
  private int size;

  /**
   * Takes a point.
   *
   * @param at its time stamp, in milliseconds since 1970-01-01T00:00Z, not before the one before
   * @param value its value
   */
  void add(long at, double value) {
    if (size == millis.length) {
      int grown = Math.addExact(size, size >> 1);
      millis = Arrays.copyOf(millis, grown);
      values = Arrays.copyOf(values, grown);
    }
    millis[size] = at;
    values[size] = value;
    size++;
  }

  /**
   * The points.
   *
   * @return the columns; nothing is to be added from then on
   */
  SeriesColumns build() {
    return new SeriesColumns(millis, values, size);
  }
}
