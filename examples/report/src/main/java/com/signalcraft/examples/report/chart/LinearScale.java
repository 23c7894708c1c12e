package com.signalcraft.examples.report.chart;

/**
 * Maps a range of values to a range of coordinates along a straight line.
 *
 * @param from the value at {@code start}
 * @param to the value at {@code end}, not equal to {@code from}
 * @param start the coordinate of {@code from}
 * @param end the coordinate of {@code to}
 */
record LinearScale(double from, double to, double start, double end) {

  LinearScale {
    if (!(Double.isFinite(from) && Double.isFinite(to)) || from == to) {
      throw new IllegalArgumentException("needs two different finite ends: " + from + ", " + to);
    }
  }

  /** The coordinate of a time stamp; a double tells milliseconds apart for 285,000 years. */
  double at(long epochMillis) {
    return at((double) epochMillis);
  }

  /** The coordinate of a value. */
  double at(double value) {
    // Divided first: the product of two large numbers could overflow.
    return start + (value - from) / (to - from) * (end - start);
  }
}
