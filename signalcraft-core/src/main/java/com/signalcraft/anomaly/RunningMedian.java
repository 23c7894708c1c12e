package com.signalcraft.anomaly;

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
   * @param half how far the window reaches on either side
   * @return one median for each value
   */
  static double[] centred(double[] values, int half) {
    double[] medians = new double[values.length];
    RunningMedian window = new RunningMedian(Math.min(values.length, 2 * half + 1) + 1);
    int end = 0;
    for (int i = 0; i < values.length; i++) {
      for (; end < values.length && end <= i + half; end++) {
        window.add(values[end]);
      }
      if (i > half) {
        window.remove(values[i - half - 1]);
      }
      medians[i] = window.median();
    }
    return medians;
  }

  /**
   * Medians of windows of a fixed number of values: about each value, but at the ends the first and
   * last so many.
   *
   * @param values finite values
   * @param width how many values a window has, odd; all where there are fewer
   * @return one median for each value
   */
  static double[] fullWindows(double[] values, int width) {
    double[] medians = new double[values.length];
    if (values.length <= width) {
      Arrays.fill(medians, RobustStatistics.median(values));
      return medians;
    }
    int half = width / 2;
    double[] centred = centred(values, half);
    System.arraycopy(centred, half, medians, half, values.length - 2 * half);
    Arrays.fill(medians, 0, half, centred[half]);
    Arrays.fill(medians, values.length - half, values.length, centred[values.length - half - 1]);
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
}
