package com.signalcraft.alert.internal.tell;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import java.time.Duration;

/**
 * Bounds what one alert tells, and with it the size of its memory: 20 changes in 5 minutes, by the
 * time of the points. What holds after that is told then. Not thread-safe.
 */
final class BurstLimit {

  /** How many changes are told in a stretch. */
  static final int MOST = 20;

  /** How long a stretch is, in milliseconds. */
  static final long LENGTH = Duration.ofMinutes(5).toMillis();

  private long begin;
  private int count;

  /** Until when nothing more is told; the time itself where something may be. */
  long quietUntil(long at) {
    return count >= MOST ? Math.max(at, begin + LENGTH) : at;
  }

  void told(long at) {
    if (count == 0 || at >= begin + LENGTH) {
      begin = at;
      count = 0;
    }
    count++;
  }

  void save(StateWriter out) {
    out.put(begin).put(count);
  }

  void restore(StateReader in) {
    begin = in.getLong();
    count = in.getInt(0, MOST);
  }
}
