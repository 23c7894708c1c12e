package com.signalcraft.alert.internal.tell;

import static com.signalcraft.alert.internal.machine.PhaseState.NEVER;

import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How an alert tells what it has to tell. Times are in milliseconds. Immutable.
 *
 * @param coolDown for how long after the end of a firing was told none is told
 * @param repeatInterval after which time a firing is told again, or never
 * @param flapChanges after how many firings it is flapping, or 0
 * @param flapWindow in which time
 * @param silences when it tells nothing
 */
public record Manners(
    long coolDown, long repeatInterval, int flapChanges, long flapWindow, List<Silence> silences) {

  /**
   * The manners of an alert.
   *
   * @param settings its settings
   * @return the manners
   */
  public static Manners of(AlertSettings settings) {
    Duration repeat = settings.repeatInterval();
    return new Manners(
        settings.coolDown().toMillis(),
        repeat == null ? NEVER : repeat.toMillis(),
        settings.flapChanges(),
        settings.flapWindow().toMillis(),
        settings.silences());
  }

  /**
   * Until when the silences last that hold at a time, with those that follow without a pause.
   *
   * @param at the time, in milliseconds since 1970-01-01T00:00Z
   * @return their end, exclusive; the time itself where it is not silent
   */
  public long silentUntil(long at) {
    long end = at;
    boolean longer = !silences.isEmpty();
    while (longer) {
      longer = false;
      for (Silence silence : silences) {
        long from = silence.during().from().toEpochMilli();
        long to = ceiling(silence.during().to());
        if (from <= end && to > end) {
          end = to;
          longer = true;
        }
      }
    }
    return end;
  }

  /** The first whole millisecond that is not before an instant. */
  private static long ceiling(Instant instant) {
    return instant.minusNanos(1).toEpochMilli() + 1;
  }
}
