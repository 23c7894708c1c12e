package com.signalcraft.series;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.Arrays;

/** Two parallel, growing columns, put in order and freed of duplicates without boxing. */
final class Columns {

  private static final int FIRST_CAPACITY = 16;
  private static final int MAX_SIZE = Integer.MAX_VALUE - 8;

  private long[] timestamps;
  private double[] values;
  private int size;

  Columns(long[] timestamps, double[] values) {
    this.timestamps = timestamps;
    this.values = values;
    this.size = timestamps.length;
  }

  static Columns empty() {
    return new Columns(new long[0], new double[0]);
  }

  Columns copy() {
    return new Columns(Arrays.copyOf(timestamps, size), Arrays.copyOf(values, size));
  }

  void add(long timestamp, double value) {
    if (size == timestamps.length) {
      grow(size + 1);
    }
    timestamps[size] = timestamp;
    values[size] = value;
    size++;
  }

  private void grow(int atLeast) {
    Checks.that(
        atLeast > 0 && size < MAX_SIZE, "series", "must have at most " + MAX_SIZE + " rows");
    int capacity = (int) Math.min(MAX_SIZE, Math.max(FIRST_CAPACITY, size + (size >> 1) + 1L));
    timestamps = Arrays.copyOf(timestamps, capacity);
    values = Arrays.copyOf(values, capacity);
  }

  int size() {
    return size;
  }

  /** The time stamps; the column itself where it is full, so hand it on once only. */
  long[] timestamps() {
    return size == timestamps.length ? timestamps : Arrays.copyOf(timestamps, size);
  }

  /** The values; the column itself where it is full, so hand it on once only. */
  double[] values() {
    return size == values.length ? values : Arrays.copyOf(values, size);
  }

  /**
   * Sorts by time, stable in the order of the input, then applies the rule to equal time stamps.
   */
  void normalise(DuplicateRule rule) {
    boolean sorted = true;
    boolean distinct = true;
    for (int i = 1; i < size; i++) {
      sorted &= timestamps[i - 1] <= timestamps[i];
      distinct &= timestamps[i - 1] != timestamps[i];
    }
    if (!sorted) {
      StableSort.sort(timestamps, values, size);
    }
    if (!sorted || !distinct) {
      reduce(rule);
    }
  }

  private void reduce(DuplicateRule rule) {
    int kept = 0;
    int from = 0;
    while (from < size) {
      int to = from + 1;
      while (to < size && timestamps[to] == timestamps[from]) {
        to++;
      }
      long timestamp = timestamps[from];
      values[kept] = to - from == 1 ? values[from] : rule.reduce(timestamp, values, from, to);
      timestamps[kept] = timestamp;
      kept++;
      from = to;
    }
    size = kept;
  }

  /** Refuses infinities. */
  static void checkFinite(double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (Double.isInfinite(values[i])) {
        Checks.that(false, "values", "must be finite or NaN, was " + values[i] + " at index " + i);
      }
    }
  }

  /** Refuses time stamps that do not increase. */
  static void checkIncreasing(long[] timestamps) {
    for (int i = 1; i < timestamps.length; i++) {
      if (timestamps[i] <= timestamps[i - 1]) {
        Checks.that(
            false,
            "timestamps",
            "must increase strictly, but "
                + Instant.ofEpochMilli(timestamps[i])
                + " at index "
                + i
                + " follows "
                + Instant.ofEpochMilli(timestamps[i - 1]));
      }
    }
  }

  static void checkSameLength(long[] timestamps, double[] values) {
    Checks.that(
        timestamps.length == values.length,
        "values",
        "must have one value for each of the "
            + timestamps.length
            + " time stamps, had "
            + values.length);
  }
}
