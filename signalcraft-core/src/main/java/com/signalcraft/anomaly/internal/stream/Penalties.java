package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.Voice;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much less each voice is heard, on each side, after people called it wrong: taken off its
 * evidence, within bounds, and fading with a half-life of four weeks. Not thread-safe.
 */
final class Penalties {

  /** One false alarm makes what was told ten times too probable to be told. */
  static final double WRONG = Math.log(10);

  /** What was to be expected was told for a reason. */
  static final double EXPECTED = Math.log(2);

  /** At most four false alarms' worth. */
  static final double GREATEST = 4 * WRONG;

  private static final double HALF_LIFE_DAYS = 28;
  private static final double FORGOTTEN = 0.01;

  /** Of each voice: below and above. */
  private final Map<Voice, double[]> penalties = new EnumMap<>(Voice.class);

  private boolean any;

  Penalties() {
    for (Voice voice : Voice.values()) {
      penalties.put(voice, new double[2]);
    }
  }

  double of(Voice voice, int sign) {
    return any ? sides(voice)[sign < 0 ? 0 : 1] : 0;
  }

  private double[] sides(Voice voice) {
    return penalties.computeIfAbsent(voice, each -> new double[2]);
  }

  /** Hears a voice less, or, by a negative amount, more again. */
  void add(Voice voice, int sign, double amount) {
    double[] sides = sides(voice);
    int side = sign < 0 ? 0 : 1;
    sides[side] = Math.max(0, Math.min(GREATEST, sides[side] + amount));
    any = true;
  }

  boolean any() {
    return any;
  }

  void fade(double days) {
    double kept = Math.pow(0.5, days / HALF_LIFE_DAYS);
    any = false;
    for (double[] sides : penalties.values()) {
      for (int side = 0; side < sides.length; side++) {
        double left = sides[side] * kept;
        sides[side] = left < FORGOTTEN ? 0 : left;
        any |= sides[side] > 0;
      }
    }
  }

  void save(StateWriter out) {
    out.put(any);
    if (any) {
      penalties.values().forEach(out::put);
    }
  }

  void restore(StateReader in) {
    any = in.getBoolean();
    if (any) {
      penalties.values().forEach(in::fill);
    }
  }
}
