package com.signalcraft.client.internal.writer;

import java.time.Duration;

/** Tells the time and calls back later; a seam for tests. Thread-safe. */
public interface Timer extends AutoCloseable {

  /** The longest time that is waited for. */
  Duration LONGEST = Duration.ofDays(10_000);

  /**
   * A time that never goes back.
   *
   * @return nanoseconds since some instant
   */
  long nanoTime();

  /**
   * Calls back once, later, in a thread of the timer.
   *
   * @param delay how long to wait, in nanoseconds; at once where it is not positive
   * @param task what to do then; must be quick
   * @return to call it off; after the timer was closed nothing is called
   */
  Cancellable schedule(long delay, Runnable task);

  /** Ends the timer; what is not called yet never is. */
  @Override
  void close();

  /** Something that may be called off. */
  interface Cancellable {

    /** Calls it off, where it is not too late. */
    void cancel();
  }

  /**
   * A time span in nanoseconds.
   *
   * @param duration the span
   * @return nanoseconds, those of {@link #LONGEST} at the most
   */
  static long nanos(Duration duration) {
    return (duration.compareTo(LONGEST) > 0 ? LONGEST : duration).toNanos();
  }
}
