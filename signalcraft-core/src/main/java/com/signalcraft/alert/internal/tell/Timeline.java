package com.signalcraft.alert.internal.tell;

import static com.signalcraft.alert.internal.machine.PhaseState.NEVER;

import java.util.Arrays;

/**
 * When an alert fired in the course of an evaluation, for those that depend on it. Not thread-safe.
 */
public final class Timeline {

  private final boolean initially;
  private long[] switches = {};
  private int count;

  /**
   * A time line without a change.
   *
   * @param fires whether the alert fires at its begin
   */
  public Timeline(boolean fires) {
    this.initially = fires;
  }

  /**
   * The alert begins to fire, or is over. Twice at one time is no change.
   *
   * @param at when, in milliseconds since 1970-01-01T00:00Z, not before the last change
   */
  public void change(long at) {
    if (count > 0 && switches[count - 1] == at) {
      count--;
      return;
    }
    if (count == switches.length) {
      switches = Arrays.copyOf(switches, 2 * count + 4);
    }
    switches[count++] = at;
  }

  /**
   * Until when the alert fires.
   *
   * @param at a time, at which what changes then has changed
   * @return the time itself where it does not fire; never, where its end is not in sight
   */
  public long firesUntil(long at) {
    int found = Arrays.binarySearch(switches, 0, count, at);
    int passed = found < 0 ? -found - 1 : found + 1;
    boolean fires = initially ^ (passed % 2 == 1);
    if (!fires) {
      return at;
    }
    return passed < count ? switches[passed] : NEVER;
  }
}
