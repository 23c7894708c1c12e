package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * How far above or below its level a series is in each slot of a season, learnt point by point with
 * a gain that falls from a half to a floor. Not thread-safe.
 */
final class SlotEffects {

  /** No slot: the season does not apply to the point. */
  static final int NONE = -1;

  private static final int MOST_COUNTED = 1_000;

  private final double leastGain;
  private final double[] effects;
  private final int[] counts;

  SlotEffects(int slots, double leastGain) {
    this.leastGain = leastGain;
    this.effects = new double[slots];
    this.counts = new int[slots];
  }

  boolean knows(int slot) {
    return slot != NONE && counts[slot] > 0;
  }

  double at(int slot) {
    return effects[slot];
  }

  void start(int slot, double effect) {
    effects[slot] = effect;
    counts[slot] = 1;
  }

  void learn(int slot, double error) {
    counts[slot] = Math.min(MOST_COUNTED, counts[slot] + 1);
    effects[slot] += Math.max(leastGain, 1.0 / counts[slot]) * error;
  }

  void save(StateWriter out) {
    for (int slot = 0; slot < effects.length; slot++) {
      out.put(counts[slot]);
      if (counts[slot] > 0) {
        out.put(effects[slot]);
      }
    }
  }

  void restore(StateReader in) {
    for (int slot = 0; slot < effects.length; slot++) {
      counts[slot] = in.getInt(0, MOST_COUNTED);
      effects[slot] = counts[slot] > 0 ? in.getDouble() : 0;
    }
  }
}
