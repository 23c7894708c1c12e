package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * The two cumulative sums of Page (1954), upwards and downwards, of residuals clipped at six mean
 * sizes, beyond an allowance of one; they leak, so that what is long past does not count. Not
 * thread-safe.
 */
final class LeakyCusum {

  private static final double ALLOWANCE = 1;
  private static final double KEPT = 0.98;
  private static final double CLIP = 6;

  private double up;
  private double down;

  /** The greater sum after a residual, 0 or more. */
  double next(double residual) {
    double clipped = Math.max(-CLIP, Math.min(CLIP, residual));
    up = Math.max(0, KEPT * up + clipped - ALLOWANCE);
    down = Math.max(0, KEPT * down - clipped - ALLOWANCE);
    return Math.max(up, down);
  }

  void save(StateWriter out) {
    out.put(up).put(down);
  }

  void restore(StateReader in) {
    up = in.getDouble();
    down = in.getDouble();
  }
}
