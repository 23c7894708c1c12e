package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * Tells a new part of a seasonal pattern (closed on Sundays from now on, say) from an outage: what
 * is out by about as much, to the same side, in one slot of two cycles running. Not thread-safe.
 */
final class PatternWatch {

  private static final double ABOUT = 2;

  /** How far each slot was out in the cycle before; 0 where it was not. */
  private final double[] before;

  private int current = SlotEffects.NONE;
  private double now;

  PatternWatch(int slots) {
    this.before = new double[slots];
  }

  /** Takes in how far an outlier is out; returns whether the cycle before was out like that. */
  boolean repeats(int slot, double residual) {
    if (slot == SlotEffects.NONE) {
      return false;
    }
    enter(slot);
    double ratio = residual / before[slot];
    boolean repeats = before[slot] != 0 && ratio >= 1 / ABOUT && ratio <= ABOUT;
    if (repeats) {
      before[slot] = 0;
    }
    now = repeats ? 0 : residual;
    return repeats;
  }

  /** Takes in that a value was as expected. */
  void usual(int slot) {
    if (slot != SlotEffects.NONE) {
      enter(slot);
      now = 0;
    }
  }

  /** Points of one visit to a slot are not compared with each other. */
  private void enter(int slot) {
    if (slot != current) {
      if (current != SlotEffects.NONE) {
        before[current] = now;
      }
      current = slot;
      now = 0;
    }
  }

  void save(StateWriter out) {
    out.put(current).put(now);
    for (double residual : before) {
      out.put(residual != 0 ? (byte) 1 : (byte) 0);
      if (residual != 0) {
        out.put(residual);
      }
    }
  }

  void restore(StateReader in) {
    current = in.getInt(SlotEffects.NONE, before.length - 1);
    now = in.getDouble();
    for (int slot = 0; slot < before.length; slot++) {
      before[slot] = in.getByte() != 0 ? in.getDouble() : 0;
    }
  }
}
