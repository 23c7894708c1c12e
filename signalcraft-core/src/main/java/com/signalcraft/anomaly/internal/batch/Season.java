package com.signalcraft.anomaly.internal.batch;

/**
 * One seasonal pattern of a series: which of its slots (hour of the day, day of the week, …) each
 * value falls into.
 *
 * @param slots the slot of each value, 0 to {@code count - 1}
 * @param count how many slots there are
 * @param pointsPerCycle how many values a cycle typically has
 * @param cycles over how many cycles a slot's effect is taken, so that it can change slowly
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record Season(int[] slots, int count, int pointsPerCycle, int cycles) {

  /** The odd number of values of one slot whose median is its effect. */
  int window() {
    int perCycle = Math.max(1, Math.round(pointsPerCycle / (float) count));
    return perCycle * cycles | 1;
  }
}
