package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * The range of all values so far. A value beyond it is news by how far it is beyond, compared with
 * the range. Not thread-safe.
 */
final class Extremes {

  private static final int WARM_UP = 200;

  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;
  private int count;

  /** How much of a piece of news a value is, 0 to 1. */
  double next(double value) {
    double news = 0;
    if (count < WARM_UP) {
      count++;
    } else if (value < low || value > high) {
      double beyond = Math.max(low - value, value - high);
      news = beyond / (high - low + beyond);
    }
    low = Math.min(low, value);
    high = Math.max(high, value);
    return news;
  }

  void save(StateWriter out) {
    out.put(low).put(high).put(count);
  }

  void restore(StateReader in) {
    low = in.getDouble();
    high = in.getDouble();
    count = in.getInt(0, WARM_UP);
  }
}
