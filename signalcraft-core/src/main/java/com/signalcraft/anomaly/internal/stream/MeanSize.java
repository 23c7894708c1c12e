package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * The mean absolute size of residuals, learnt with clipping at six times itself, so that an outage
 * does not become the measure of what follows. Not thread-safe.
 */
final class MeanSize {

  /** Beyond so many mean sizes nothing is learnt. */
  static final double CLIP = 6;

  private static final int MOST_COUNTED = 1 << 20;

  private final double leastGain;
  private double mean;
  private int count;

  MeanSize(double leastGain) {
    this.leastGain = leastGain;
  }

  boolean knows(int least) {
    return count > least;
  }

  double mean() {
    return mean;
  }

  /** A residual as far as it may be learnt from: all of it while nothing is known. */
  double clipped(double residual, int least) {
    double bound = CLIP * mean;
    return count > least && mean > 0 ? Math.max(-bound, Math.min(bound, residual)) : residual;
  }

  void learn(double size) {
    count = Math.min(MOST_COUNTED, count + 1);
    mean += Math.max(leastGain, 1.0 / count) * (size - mean);
  }

  void save(StateWriter out) {
    out.put(mean).put(count);
  }

  void restore(StateReader in) {
    mean = in.getDouble();
    count = in.getInt(0, MOST_COUNTED);
  }
}
