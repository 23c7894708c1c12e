package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.Voice;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * How much less each voice is heard, on each side, after people called it wrong: taken off its
 * evidence, within bounds, and fading with a half-life of four weeks. Not thread-safe.
 */
final class Penalties {

  /** One false alarm makes what was told ten times too improbable to be told. */
  static final double WRONG = Math.log(10);

  /** What was to be expected was told for a reason. */
  static final double EXPECTED = Math.log(2);

  /** At most four false alarms' worth. */
  static final double GREATEST = 4 * WRONG;

  private static final double HALF_LIFE_DAYS = 28;
  private static final double FORGOTTEN = 0.01;

  private final double[] penalties = new double[2 * Voice.values().length];
  private boolean any;

  double of(Voice voice, int sign) {
    return any ? penalties[index(voice, sign)] : 0;
  }

  private static int index(Voice voice, int sign) {
    return 2 * voice.ordinal() + (sign < 0 ? 1 : 0);
  }

  /** Hears a voice less, or, by a negative amount, more again. */
  void add(Voice voice, int sign, double amount) {
    int index = index(voice, sign);
    penalties[index] = Math.max(0, Math.min(GREATEST, penalties[index] + amount));
    any = true;
  }

  boolean any() {
    return any;
  }

  void fade(double days) {
    double kept = Math.pow(0.5, days / HALF_LIFE_DAYS);
    any = false;
    for (int i = 0; i < penalties.length; i++) {
      penalties[i] *= kept;
      if (penalties[i] < FORGOTTEN) {
        penalties[i] = 0;
      }
      any |= penalties[i] > 0;
    }
  }

  void save(StateWriter out) {
    out.put(any).put(penalties);
  }

  void restore(StateReader in) {
    any = in.getBoolean();
    in.fill(penalties);
  }
}
