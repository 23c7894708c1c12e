package com.signalcraft.alert.internal.probe;

import com.signalcraft.series.Aggregation;
import com.signalcraft.series.TimeSeries;

/**
 * The aggregate of a window that only moves forwards over a series, in constant amortised time and
 * without subtracting, which would leave rounding errors behind. Time is cut into blocks of the
 * window's length, so a window is the end of one block and the begin of the next: the former are
 * summed up from the block's end, the latter from its start (van Herk 1992; Gil and Werman 1993).
 * As the blocks lie fixed in time, the aggregate is the same to the last bit wherever the window
 * has come from. Missing values count for nothing. Not thread-safe.
 */
final class SlidingWindow {

  private final TimeSeries series;
  private final Aggregation aggregation;
  private final long length;
  private final Part ends = new Part();
  private double begins;
  private int boundary;
  private long block = Long.MIN_VALUE;
  private int start;
  private int end;
  private int present;
  private int lastPresent = -1;
  private boolean inBlocks;

  /** A window that will not reach back before an index, usually of a length in milliseconds. */
  SlidingWindow(TimeSeries series, Aggregation aggregation, long length, int from) {
    this.series = series;
    this.aggregation = aggregation;
    this.length = length;
    this.start = from;
    this.end = from;
    this.boundary = from;
    this.begins = neutral();
  }

  /** Moves to {@code (after, until]}; neither may move back. */
  void moveTo(long after, long until) {
    while (start < series.size() && series.timestampAt(start) <= after) {
      if (start < end && !series.isMissing(start)) {
        present--;
      }
      start++;
    }
    end = Math.max(end, start);
    inBlocks = until - after == length;
    if (inBlocks) {
      turnTo(Math.floorDiv(until - 1, length));
    }
    while (end < series.size() && series.timestampAt(end) <= until) {
      push();
    }
  }

  /** Makes the points up to a block's start those that are summed up from their end. */
  private void turnTo(long current) {
    if (current == block) {
      return;
    }
    block = current;
    long edge = current * length;
    boundary = Math.max(boundary, start);
    while (boundary < series.size() && series.timestampAt(boundary) <= edge) {
      boundary++;
    }
    ends.sum(start, boundary);
    begins = neutral();
    for (int i = boundary; i < end; i++) {
      begins = combined(begins, series.valueAt(i));
    }
  }

  private void push() {
    double value = series.valueAt(end);
    if (!Double.isNaN(value)) {
      present++;
      lastPresent = end;
      if (end >= boundary) {
        begins = combined(begins, value);
      }
    }
    end++;
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
    return inBlocks ? combined(ends.from(start), begins) : one();
  }

  /** A day of the calendar is not as long as others; it is summed up by itself. */
  private double one() {
    double sum = neutral();
    for (int i = start; i < end; i++) {
      sum = combined(sum, series.valueAt(i));
    }
    return sum;
  }

  private double neutral() {
    return switch (aggregation) {
      case MIN -> Double.POSITIVE_INFINITY;
      case MAX -> Double.NEGATIVE_INFINITY;
      default -> 0;
    };
  }

  private double combined(double sum, double value) {
    if (Double.isNaN(value)) {
      return sum;
    }
    return switch (aggregation) {
      case MIN -> Math.min(sum, value);
      case MAX -> Math.max(sum, value);
      default -> sum + value;
    };
  }

  /** The aggregates of the end of a block, from each of its points on. */
  private final class Part {

    private double[] sums = new double[0];
    private int from;
    private int to;

    private void sum(int first, int last) {
      int count = last - first;
      if (sums.length < count) {
        sums = new double[Math.max(count, 2 * sums.length)];
      }
      double sum = neutral();
      for (int i = last - 1; i >= first; i--) {
        sum = combined(sum, series.valueAt(i));
        sums[i - first] = sum;
      }
      from = first;
      to = last;
    }

    private double from(int index) {
      return index < to ? sums[index - from] : neutral();
    }
  }
}
