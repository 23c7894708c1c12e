package com.signalcraft.alert;

import com.signalcraft.series.Aggregation;
import com.signalcraft.series.TimeSeries;

/**
 * The aggregate of a window that only moves forwards over a series, in constant amortised time and
 * without subtracting, which would leave rounding errors behind: the window is a queue of two
 * parts, the older one with its aggregates from each start to the part's end worked out in one go.
 * Missing values count for nothing. Not thread-safe.
 */
final class SlidingWindow {

  private final TimeSeries series;
  private final Aggregation aggregation;
  private double[] older = new double[0];
  private int olderFrom;
  private int olderTo;
  private double newer;
  private int start;
  private int end;
  private int present;
  private int lastPresent = -1;

  /** A window that will not reach back before an index. */
  SlidingWindow(TimeSeries series, Aggregation aggregation, int from) {
    this.series = series;
    this.aggregation = aggregation;
    this.start = from;
    this.end = from;
    this.olderTo = from;
    this.newer = neutral();
  }

  /** Moves to {@code (after, until]}; neither may move back. */
  void moveTo(long after, long until) {
    while (end < series.size() && series.timestampAt(end) <= until) {
      push();
    }
    while (start < end && series.timestampAt(start) <= after) {
      pop();
    }
  }

  /** How many values the window holds. */
  int present() {
    return present;
  }

  /** How many points of it are missing. */
  int missing() {
    return end - start - present;
  }

  /** The index of its first point, or where it would be. */
  int start() {
    return start;
  }

  /** The aggregate; NaN where the window holds no value, but 0 for a count. */
  double aggregate() {
    if (aggregation == Aggregation.COUNT) {
      return present;
    }
    if (present == 0) {
      return Double.NaN;
    }
    return switch (aggregation) {
      case LAST -> series.valueAt(lastPresent);
      case AVG -> combined() / present;
      default -> combined();
    };
  }

  private double combined() {
    return start < olderTo ? combine(older[start - olderFrom], newer) : newer;
  }

  private void push() {
    double value = series.valueAt(end);
    if (!Double.isNaN(value)) {
      newer = combine(newer, value);
      present++;
      lastPresent = end;
    }
    end++;
  }

  private void pop() {
    if (start >= olderTo) {
      turn();
    }
    if (!series.isMissing(start)) {
      present--;
    }
    start++;
  }

  /** Makes all of the window the older part. */
  private void turn() {
    int length = end - start;
    if (older.length < length) {
      older = new double[Math.max(length, 2 * older.length)];
    }
    double sum = neutral();
    for (int i = length - 1; i >= 0; i--) {
      double value = series.valueAt(start + i);
      sum = Double.isNaN(value) ? sum : combine(value, sum);
      older[i] = sum;
    }
    olderFrom = start;
    olderTo = end;
    newer = neutral();
  }

  private double neutral() {
    return switch (aggregation) {
      case MIN -> Double.POSITIVE_INFINITY;
      case MAX -> Double.NEGATIVE_INFINITY;
      default -> 0;
    };
  }

  private double combine(double left, double right) {
    return switch (aggregation) {
      case MIN -> Math.min(left, right);
      case MAX -> Math.max(left, right);
      default -> left + right;
    };
  }
}
