package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * The values of late in each slot of a season: the mean of the first visits, then an exponentially
 * weighted one that follows fast. Not thread-safe.
 */
final class SlotValues {

  private static final double GAIN = 0.3;

  /** From so many visits on the gain is {@link #GAIN}. */
  private static final int MOST_COUNTED = 4;

  private final double[] values;
  private final byte[] counts;

  SlotValues(int slots) {
    this.values = new double[slots];
    this.counts = new byte[slots];
  }

  boolean knows(int slot) {
    return slot != SlotEffects.NONE && counts[slot] > 0;
  }

  /** The value of a slot that is known. */
  double at(int slot) {
    return values[slot];
  }

  void learn(int slot, double value) {
    if (slot != SlotEffects.NONE) {
      counts[slot] = (byte) Math.min(MOST_COUNTED, counts[slot] + 1);
      double gain = counts[slot] == MOST_COUNTED ? GAIN : 1.0 / counts[slot];
      values[slot] += gain * (value - values[slot]);
    }
  }

  void save(StateWriter out) {
    for (int slot = 0; slot < values.length; slot++) {
      out.put(counts[slot]);
      if (counts[slot] > 0) {
        out.put(values[slot]);
      }
    }
  }

  void restore(StateReader in) {
    for (int slot = 0; slot < values.length; slot++) {
      counts[slot] = (byte) Math.max(0, Math.min(MOST_COUNTED, in.getByte()));
      values[slot] = counts[slot] > 0 ? in.getDouble() : 0;
    }
  }
}
