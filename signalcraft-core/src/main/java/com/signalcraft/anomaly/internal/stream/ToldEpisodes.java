package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.Voice;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import java.util.Arrays;

/**
 * Remembers the last episodes that were told, so that a person can say something to them: from when
 * to when, which voice began, on which side, and how far out its first points were in which slots
 * of the week. Not thread-safe.
 */
final class ToldEpisodes {

  static final int KEPT = 6;

  /** So many slots of an episode are remembered: half a day of hours. */
  static final int MOST_SLOTS = 12;

  /** So many calm points end an episode. */
  private static final int GAP = 4;

  private final long[] from = new long[KEPT];
  private final long[] to = new long[KEPT];
  private final Voice[] voice = new Voice[KEPT];
  private final int[] sign = new int[KEPT];
  private final int[] slotCount = new int[KEPT];
  private final int[][] slots = new int[KEPT][MOST_SLOTS];
  private final double[][] residuals = new double[KEPT][MOST_SLOTS];
  private int count;
  private int newest;
  private int calm = GAP;

  ToldEpisodes() {
    Arrays.fill(voice, Voice.POINT);
  }

  void none() {
    calm = Math.min(GAP, calm + 1);
  }

  void told(long epochMillis, Voice by, int side, int slot, double residual) {
    if (calm >= GAP || sign[newest] != side) {
      newest = (newest + 1) % KEPT;
      count = Math.min(KEPT, count + 1);
      from[newest] = epochMillis;
      voice[newest] = by;
      sign[newest] = side;
      slotCount[newest] = 0;
    }
    calm = 0;
    to[newest] = epochMillis;
    int slotsSoFar = slotCount[newest];
    boolean fresh = slotsSoFar == 0 || slots[newest][slotsSoFar - 1] != slot;
    if (slot != SlotEffects.NONE && fresh && slotsSoFar < MOST_SLOTS) {
      slots[newest][slotsSoFar] = slot;
      residuals[newest][slotsSoFar] = residual;
      slotCount[newest]++;
    }
  }

  /** The episode that holds a time; −1 where none that is remembered does. */
  int at(long epochMillis) {
    for (int back = 0; back < count; back++) {
      int episode = (newest - back + KEPT) % KEPT;
      if (epochMillis >= from[episode] && epochMillis <= to[episode]) {
        return episode;
      }
    }
    return -1;
  }

  Voice voice(int episode) {
    return voice[episode];
  }

  int sign(int episode) {
    return sign[episode];
  }

  int slots(int episode) {
    return slotCount[episode];
  }

  int slot(int episode, int index) {
    return slots[episode][index];
  }

  double residual(int episode, int index) {
    return residuals[episode][index];
  }

  void save(StateWriter out) {
    out.put(count).put(newest).put(calm);
    for (int back = 0; back < count; back++) {
      int e = (newest - back + KEPT) % KEPT;
      out.put(from[e]).put(to[e]).put(voice[e].name()).put(sign[e]).put(slotCount[e]);
      for (int i = 0; i < slotCount[e]; i++) {
        out.put(slots[e][i]).put(residuals[e][i]);
      }
    }
  }

  void restore(StateReader in) {
    count = in.getInt(0, KEPT);
    newest = in.getInt(0, KEPT - 1);
    calm = in.getInt(0, GAP);
    for (int back = 0; back < count; back++) {
      int e = (newest - back + KEPT) % KEPT;
      from[e] = in.getLong();
      to[e] = in.getLong();
      voice[e] = in.getConstant(Voice.class);
      sign[e] = in.getInt(-1, 1);
      slotCount[e] = in.getInt(0, MOST_SLOTS);
      for (int i = 0; i < slotCount[e]; i++) {
        slots[e][i] = in.getInt(0, Slots.OF_WEEK - 1);
        residuals[e][i] = in.getDouble();
      }
    }
  }
}
