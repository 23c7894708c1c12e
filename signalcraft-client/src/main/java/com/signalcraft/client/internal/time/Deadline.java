package com.signalcraft.client.internal.time;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When a call must be over. Immutable. */
public final class Deadline {

  /** Far enough to be no limit, near enough that a sum does not overflow. */
  private static final Duration FOREVER = Duration.ofDays(10_000);

  private final LongSupplier nanoTime;
  private final long end;

  private Deadline(LongSupplier nanoTime, long end) {
    this.nanoTime = nanoTime;
    this.end = end;
  }

  /**
   * A deadline from now on.
   *
   * @param time how much time there is; 0 for any amount
   * @param nanoTime a clock that never goes back, in nanoseconds
   * @return the deadline
   */
  public static Deadline after(Duration time, LongSupplier nanoTime) {
    Duration bounded = time.isZero() || time.compareTo(FOREVER) > 0 ? FOREVER : time;
    return new Deadline(nanoTime, nanoTime.getAsLong() + bounded.toNanos());
  }

  /**
   * How much time is left.
   *
   * @return the time, never negative
   */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - nanoTime.getAsLong()));
  }

  /**
   * Whether a wait ends before the deadline.
   *
   * @param wait the wait
   * @return true if there is time left after it
   */
  public boolean allows(Duration wait) {
    return wait.compareTo(remaining()) < 0;
  }
}
