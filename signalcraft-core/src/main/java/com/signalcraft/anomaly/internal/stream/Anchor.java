package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/** Finds a level again after a pause: the median of the first three residuals. Not thread-safe. */
final class Anchor {

  static final int LENGTH = 3;

  private final double[] residuals = new double[LENGTH];
  private int missing;

  void begin() {
    missing = LENGTH;
  }

  boolean pending() {
    return missing > 0;
  }

  void take(double residual) {
    residuals[--missing] = residual;
  }

  double median() {
    return Math.max(
        Math.min(residuals[0], residuals[1]),
        Math.min(Math.max(residuals[0], residuals[1]), residuals[2]));
  }

  void save(StateWriter out) {
    out.put(missing).put(residuals);
  }

  void restore(StateReader in) {
    missing = in.getInt(0, LENGTH);
    in.fill(residuals);
  }
}
