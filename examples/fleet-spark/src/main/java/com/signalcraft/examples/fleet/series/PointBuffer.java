package com.signalcraft.examples.fleet.series;

import java.util.Arrays;

/** Points as they come, given out in order of time. Not thread-safe. */
final class PointBuffer {

  private static final int SMALLEST = 64;

  private long[] times = new long[SMALLEST];
  private double[] values = new double[SMALLEST];
  private int size;
  private boolean isSorted = true;

  void add(long time, double value) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    isSorted &= size == 0 || times[size - 1] <= time;
    times[size] = time;
    values[size] = value;
    size++;
  }

  void add(long[] moreTimes, double[] moreValues) {
    int together = Math.addExact(size, moreTimes.length);
    if (together > times.length) {
      int capacity = (int) Math.max(together, Math.min(2L * size, Integer.MAX_VALUE - 8));
      times = Arrays.copyOf(times, capacity);
      values = Arrays.copyOf(values, capacity);
    }
    isSorted &= moreTimes.length == 0 || size == 0 || times[size - 1] <= moreTimes[0];
    System.arraycopy(moreTimes, 0, times, size, moreTimes.length);
    System.arraycopy(moreValues, 0, values, size, moreTimes.length);
    size = together;
  }

  int size() {
    return size;
  }

  /** Leaves the newest points alone. */
  void keepNewest(int count) {
    if (size <= count) {
      return;
    }
    sort();
    int from = size - count;
    System.arraycopy(times, from, times, 0, count);
    System.arraycopy(values, from, values, 0, count);
    size = count;
  }

  /** The times in their order, cut to the size. */
  long[] times() {
    sort();
    return times.length == size ? times : Arrays.copyOf(times, size);
  }

  /** The values in the order of their times, cut to the size; of one time, as they came. */
  double[] values() {
    sort();
    return values.length == size ? values : Arrays.copyOf(values, size);
  }

  private void sort() {
    if (isSorted) {
      return;
    }
    long[] fromTimes = times;
    double[] fromValues = values;
    long[] toTimes = new long[times.length];
    double[] toValues = new double[values.length];
    for (int width = 1; width < size; width = width > size / 2 ? size : 2 * width) {
      for (int start = 0; start < size; start += Math.min(2 * width, size - start)) {
        int middle = Math.min(start + width, size);
        int end = (int) Math.min(start + 2L * width, size);
        merge(fromTimes, fromValues, start, middle, end, toTimes, toValues);
      }
      long[] spareTimes = fromTimes;
      double[] spareValues = fromValues;
      fromTimes = toTimes;
      fromValues = toValues;
      toTimes = spareTimes;
      toValues = spareValues;
    }
    times = fromTimes;
    values = fromValues;
    isSorted = true;
  }

  /** Stable, so that of points with one time the later one stays the later one. */
  private static void merge(
      long[] times,
      double[] values,
      int start,
      int middle,
      int end,
      long[] toTimes,
      double[] toValues) {
    int left = start;
    int right = middle;
    for (int to = start; to < end; to++) {
      boolean isLeft = left < middle && (right >= end || times[left] <= times[right]);
      int from = isLeft ? left++ : right++;
      toTimes[to] = times[from];
      toValues[to] = values[from];
    }
  }
}
