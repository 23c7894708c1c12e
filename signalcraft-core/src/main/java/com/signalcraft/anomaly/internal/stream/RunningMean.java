package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * The mean of the last values, taken anew each round so that it does not drift. Not thread-safe.
 */
final class RunningMean {

  private final double[] ring;
  private int next;
  private int count;
  private double sum;

  RunningMean(int length) {
    this.ring = new double[length];
  }

  /** The mean with another value, 0 or more; NaN until there are enough. */
  double next(double value) {
    sum += value - ring[next];
    ring[next] = value;
    count = Math.min(ring.length, count + 1);
    if (++next == ring.length) {
      next = 0;
      sum = 0;
      for (double each : ring) {
        sum += each;
      }
    }
    return count < ring.length ? Double.NaN : Math.max(0, sum / ring.length);
  }

  void save(StateWriter out) {
    out.put(next).put(count).put(sum).put(ring);
  }

  void restore(StateReader in) {
    next = in.getInt(0, ring.length - 1);
    count = in.getInt(0, ring.length);
    sum = in.getDouble();
    in.fill(ring);
  }
}
