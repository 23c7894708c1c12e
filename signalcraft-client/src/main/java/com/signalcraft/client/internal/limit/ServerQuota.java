package com.signalcraft.client.internal.limit;

import java.time.Duration;

/**
 * What an account may still send, as the server tells it, counted along. Of the figures of one
 * window the lowest holds, less the requests under way, so that answers may come in any order. Once
 * a window is over, the next one is taken to be full and as long as the longest that was seen,
 * until the server says otherwise. Thread-safe.
 */
final class ServerQuota {

  /** Of resets that a server computes anew for each answer. */
  private static final long ROUNDING_SECONDS = 1;

  private static final Duration LONGEST_STOP = Duration.ofHours(1);

  private boolean known;
  private boolean presumed;

  /** 0 until the server has told it. */
  private long limit;

  private long left;
  private long reset;
  private long windowEnd;
  private long longestWindow = Duration.ofSeconds(1).toNanos();
  private int underWay;

  /**
   * Takes a place for a request; {@link #ended} or {@link #answered} gives it back.
   *
   * @param now the time, in nanoseconds
   * @return 0 where it is taken, else how long it is until the next window
   */
  synchronized Duration take(long now) {
    if (known && now - windowEnd >= 0) {
      known = limit > 0;
      presumed = true;
      left = limit;
      windowEnd = now + longestWindow;
    }
    if (known && left - underWay <= 0) {
      return Duration.ofNanos(windowEnd - now);
    }
    underWay++;
    return Duration.ZERO;
  }

  /**
   * A request has ended without figures.
   *
   * @param counted whether the server surely has counted it; what it may have is left to its next
   *     answer to tell
   */
  synchronized void ended(boolean counted) {
    underWay--;
    left -= counted ? 1 : 0;
  }

  /**
   * A request has ended with figures.
   *
   * @param reading what it tells
   * @param now the time, in nanoseconds
   */
  synchronized void answered(QuotaReading reading, long now) {
    underWay--;
    long rounding = presumed ? 0 : ROUNDING_SECONDS;
    if (!known || reading.reset() > reset + rounding) {
      known = true;
      presumed = false;
      reset = reading.reset();
      left = reading.remaining();
      windowEnd = now + reading.untilReset().toNanos();
    } else if (!presumed && reading.reset() >= reset - ROUNDING_SECONDS) {
      left = Math.min(left, reading.remaining());
    }
    limit = Math.max(1, reading.limit());
    longestWindow = Math.max(longestWindow, reading.untilReset().toNanos());
  }

  /**
   * The server has refused a request as one too many.
   *
   * @param wait how long it asks to wait
   * @param now the time, in nanoseconds
   */
  synchronized void refused(Duration wait, long now) {
    Duration bounded = wait.compareTo(LONGEST_STOP) > 0 ? LONGEST_STOP : wait;
    known = true;
    presumed = false;
    left = 0;
    windowEnd = now + bounded.toNanos();
  }
}
