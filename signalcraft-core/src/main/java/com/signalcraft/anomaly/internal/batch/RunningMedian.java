package com.signalcraft.anomaly.internal.batch;

import com.signalcraft.anomaly.internal.RobustStatistics;
import java.util.Arrays;

/**
 * Medians of a window that moves along a sequence, kept sorted: a step costs a binary search and a
 * short move of memory. Not thread-safe.
 */
final class RunningMedian {

  private final double[] sorted;
  private int count;

  private RunningMedian(int capacity) {
    this.sorted = new double[capacity];
  }

  /**
   * Medians of windows of up to {@code 2 * half + 1} values about each value; cut at the ends.
   *
   * @param values finite values
   * @param half how far the window reaches on either side, 1 or more
   * @param withOwn whether the window holds the value that it is about; without it, the median says
   *     what the neighbours expect
   * @return one median for each value
   */
  static double[] centred(double[] values, int half, boolean withOwn) {
    return move(values, half, withOwn, false);
  }

  /**
   * Medians of windows of a fixed number of values: about each value, but at the ends the first and
   * last so many.
   *
   * @param values finite values
   * @param width how many values a window has, odd; all where there are fewer
   * @param withOwn whether the window holds the value that it is about
   * @return one median for each value
   */
  static double[] fullWindows(double[] values, int width, boolean withOwn) {
    return move(values, width / 2, withOwn, true);
  }

  private static double[] move(double[] values, int half, boolean withOwn, boolean full) {
    int n = values.length;
    int width = Math.min(n, 2 * half + 1);
    double[] medians = new double[n];
    RunningMedian window = new RunningMedian(width + 1);
    int start = 0;
    int end = 0;
    for (int i = 0; i < n; i++) {
      int from = full ? Math.max(0, Math.min(i - half, n - width)) : Math.max(0, i - half);
      int to = full ? from + width : Math.min(n, i + half + 1);
      for (; end < to; end++) {
        window.add(values[end]);
      }
      for (; start < from; start++) {
        window.remove(values[start]);
      }
      medians[i] = withOwn ? window.median() : window.medianWithout(values[i]);
    }
    return medians;
  }

  private void add(double value) {
    int at = Arrays.binarySearch(sorted, 0, count, value);
    int index = at < 0 ? -at - 1 : at;
    System.arraycopy(sorted, index, sorted, index + 1, count - index);
    sorted[index] = value;
    count++;
  }

  private void remove(double value) {
    int index = Arrays.binarySearch(sorted, 0, count, value);
    System.arraycopy(sorted, index + 1, sorted, index, count - index - 1);
    count--;
  }

  private double median() {
    return RobustStatistics.medianOfSorted(sorted, count);
  }

  /** The median of the others; of the value itself where there are none. */
  private double medianWithout(double value) {
    if (count == 1) {
      return value;
    }
    int own = Arrays.binarySearch(sorted, 0, count, value);
    int others = count - 1;
    int middle = others >>> 1;
    double upper = sorted[middle < own ? middle : middle + 1];
    if ((others & 1) == 1) {
      return upper;
    }
    double lower = sorted[middle - 1 < own ? middle - 1 : middle];
    return lower + (upper - lower) / 2;
  }
}
