package com.signalcraft.alert.internal.tell;

import static com.signalcraft.alert.internal.machine.PhaseState.NEVER;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import java.util.Arrays;

/**
 * Whether an alert fires again and again: so many firings begun within a window. It has calmed down
 * when none has begun for as long as the window. Times are in milliseconds since 1970-01-01T00:00Z.
 * Not thread-safe.
 */
final class FlapWatch {

  private static final int MOST = 100;
  private static final long[] NONE = {};

  private final int changes;
  private final long window;
  private long[] starts = NONE;
  private boolean flapping;

  /** A watch that is off where the number of changes is 0. */
  FlapWatch(int changes, long window) {
    this.changes = changes;
    this.window = window;
  }

  /** Takes the begin of a firing. */
  void began(long at) {
    if (changes == 0) {
      return;
    }
    int from = Math.max(0, starts.length - changes + 1);
    while (from < starts.length && starts[from] <= at - window) {
      from++;
    }
    int kept = starts.length - from;
    long[] next = Arrays.copyOfRange(starts, from, starts.length + 1);
    next[kept] = at;
    starts = next;
    flapping = flapping || starts.length >= changes;
  }

  boolean flapping() {
    return flapping;
  }

  /** When it has calmed down, if nothing begins before. */
  long deadline() {
    return flapping ? starts[starts.length - 1] + window : NEVER;
  }

  /** Passes a time; says whether it has calmed down. */
  boolean expire(long at) {
    if (at < deadline()) {
      return false;
    }
    clear();
    return true;
  }

  void clear() {
    starts = NONE;
    flapping = false;
  }

  void save(StateWriter out) {
    out.put(flapping).putCounted(starts);
  }

  void restore(StateReader in) {
    flapping = in.getBoolean();
    starts = in.getLongs(MOST);
    if (changes == 0 || starts.length == 0) {
      clear();
    }
  }
}
