package com.signalcraft.client.internal.limit;

import com.signalcraft.client.config.RateLimitOptions.Pace;
import java.time.Duration;
import java.util.Arrays;

/**
 * Spreads departures so that no stretch of time of the pace's length holds more than it allows:
 * each leaves a period after the one that many places before it. Thread-safe.
 */
final class Pacer {

  private final long period;
  private final long[] departures;
  private int next;

  Pacer(Pace pace, long now) {
    this.period = pace.period().toNanos();
    this.departures = new long[pace.calls()];
    Arrays.fill(departures, now - period);
  }

  /**
   * Reserves a departure.
   *
   * @param now the time, in nanoseconds
   * @param longest the longest wait that is of use
   * @return how long to wait for it; where that is longer than is of use, nothing is reserved
   */
  synchronized Duration reserve(long now, Duration longest) {
    long wait = Math.max(0, departures[next] + period - now);
    Duration result = Duration.ofNanos(wait);
    if (result.compareTo(longest) < 0) {
      departures[next] = now + wait;
      next = (next + 1) % departures.length;
    }
    return result;
  }
}
