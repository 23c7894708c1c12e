package com.signalcraft.memory;

import com.signalcraft.internal.SeriesColumns;

/** Copies a range of points out of the index, without an object for each. Not thread-safe. */
final class PointColumns {

  private static final long MICROS_PER_MILLI = 1_000L;

  private final long[] millis;
  private final double[] values;
  private int size;

  private PointColumns(int capacity) {
    millis = new long[capacity];
    values = new double[capacity];
  }

  static SeriesColumns of(PointIndex points, long from, long to) {
    PointColumns columns = new PointColumns(Math.toIntExact(points.count(from, to)));
    points.visit(from, to, columns::add);
    return new SeriesColumns(columns.millis, columns.values, columns.size);
  }

  private void add(PointBlock block, int row) {
    millis[size] = Math.floorDiv(block.micros(row), MICROS_PER_MILLI);
    values[size] = block.doubleValue(row);
    size++;
  }
}
