package com.signalcraft.memory;

import com.signalcraft.series.PointColumns;

/** Copies a range of points out of the index, without an object for each. Not thread-safe. */
final class ColumnCopy {

  private static final long MICROS_PER_MILLI = 1_000L;

  private final long[] millis;
  private final double[] values;
  private int size;

  private ColumnCopy(int capacity) {
    millis = new long[capacity];
    values = new double[capacity];
  }

  static PointColumns of(PointIndex points, long from, long to) {
    ColumnCopy columns = new ColumnCopy(Math.toIntExact(points.count(from, to)));
    points.visit(from, to, columns::add);
    return new PointColumns(columns.millis, columns.values, columns.size);
  }

  private void add(PointBlock block, int row) {
    millis[size] = Math.floorDiv(block.micros(row), MICROS_PER_MILLI);
    values[size] = block.doubleValue(row);
    size++;
  }
}
