package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * Two experts that share one season: a slow and a fast exponentially weighted level of the values
 * freed of the season's effects; the effects are learnt against the slow one. Without slots it is a
 * plain level. Not thread-safe.
 */
final class SeasonalLevel {

  private static final double SLOW_GAIN = 0.02;
  private static final double FAST_GAIN = 0.5;

  private final SlotEffects effects;
  private final boolean seasonal;
  private double slow;
  private double fast;
  private int count;

  SeasonalLevel(int slots, double leastGain) {
    this.effects = new SlotEffects(slots, leastGain);
    this.seasonal = slots > 0;
  }

  /** Whether the experts have an opinion on a point of this slot. */
  boolean knows(int slot) {
    return count > 0 && (!seasonal || effects.knows(slot));
  }

  double slow(int slot) {
    return slow + effect(slot);
  }

  double fast(int slot) {
    return fast + effect(slot);
  }

  private double effect(int slot) {
    return seasonal ? effects.at(slot) : 0;
  }

  /** The fast level, without any season; NaN before the first value. */
  double level() {
    return count == 0 ? Double.NaN : fast;
  }

  /**
   * Learns from a value.
   *
   * @param reference the level of an expert that already knows a shorter season, NaN where there is
   *     none: slots seen for the first time are learnt against it, so that a trend in the first
   *     week does not look like a part of the week
   */
  void learn(int slot, double value, double reference) {
    if (seasonal && slot == SlotEffects.NONE) {
      return;
    }
    if (count == 0) {
      slow = value;
      fast = value;
      count = 1;
      if (seasonal) {
        effects.start(slot, 0);
      }
    } else if (seasonal && !effects.knows(slot)) {
      if (!Double.isNaN(reference)) {
        slow = reference;
        fast = reference;
      }
      effects.start(slot, value - slow);
    } else {
      count = Math.min(1_000, count + 1);
      double effect = effect(slot);
      double slowError = value - slow - effect;
      fast += FAST_GAIN * (value - fast - effect);
      slow += Math.max(SLOW_GAIN, 1.0 / count) * slowError;
      if (seasonal) {
        effects.learn(slot, slowError);
      }
    }
  }

  /** A slot that is not known yet begins with the effect of another one that is. */
  void borrow(int slot, int from) {
    if (effects.knows(from) && !effects.knows(slot)) {
      effects.start(slot, effects.at(from));
    }
  }

  /** The effect of a slot has changed for good. */
  void changeEffect(int slot, double by) {
    effects.start(slot, effects.at(slot) + by);
  }

  void shift(double by) {
    slow += by;
    fast += by;
  }

  void shiftFast(double by) {
    fast += by;
  }

  void save(StateWriter out) {
    out.put(slow).put(fast).put(count);
    effects.save(out);
  }

  void restore(StateReader in) {
    slow = in.getDouble();
    fast = in.getDouble();
    count = in.getInt(0, 1_000);
    effects.restore(in);
  }
}
