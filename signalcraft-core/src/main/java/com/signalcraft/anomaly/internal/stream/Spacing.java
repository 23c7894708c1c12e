package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import java.util.Arrays;

/**
 * The typical distance of the points of a stream: the median of the last 15 distances, taken anew
 * every 32 points. Not thread-safe.
 */
final class Spacing {

  private static final int KEPT = 15;
  private static final int LEAST = 3;
  private static final int EVERY = 32;

  private final long[] distances = new long[KEPT];
  private final long[] scratch = new long[KEPT];
  private final boolean fixed;
  private int seen;
  private long typical;

  private Spacing(long fixedMillis) {
    this.fixed = fixedMillis > 0;
    this.typical = fixedMillis;
  }

  static Spacing unknown() {
    return new Spacing(0);
  }

  static Spacing of(long millis) {
    return new Spacing(millis);
  }

  /** Takes a distance in; returns whether the typical one has changed. */
  boolean observe(long millis) {
    if (fixed) {
      return false;
    }
    distances[seen % KEPT] = millis;
    // Runs from KEPT to KEPT + EVERY * KEPT - 1 for ever, so that it neither overflows nor
    // restarts.
    seen = seen + 1 == KEPT * (EVERY + 1) ? KEPT : seen + 1;
    if (seen < LEAST || (seen > KEPT && seen % EVERY != 0)) {
      return false;
    }
    int count = Math.min(seen, KEPT);
    System.arraycopy(distances, 0, scratch, 0, count);
    Arrays.sort(scratch, 0, count);
    long before = typical;
    typical = scratch[count / 2];
    return typical != before;
  }

  boolean known() {
    return typical > 0;
  }

  /** In milliseconds; 0 while unknown. */
  long millis() {
    return typical;
  }

  void save(StateWriter out) {
    out.put(fixed ? typical : 0L).put(typical).put(seen).put(distances);
  }

  static Spacing restore(StateReader in) {
    Spacing spacing = new Spacing(in.getLong());
    spacing.typical = in.getLong();
    spacing.seen = in.getInt(0, KEPT * (EVERY + 1));
    in.fill(spacing.distances);
    return spacing;
  }
}
