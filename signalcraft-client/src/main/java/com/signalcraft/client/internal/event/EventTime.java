package com.signalcraft.client.internal.event;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** All that a stream of events knows of time. Thread-safe. */
public interface EventTime {

  /** The clock of this machine. */
  EventTime SYSTEM =
      new EventTime() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public boolean await(CompletableFuture<?> event, Duration atMost)
            throws InterruptedException {
          try {
            event.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
          } catch (ExecutionException e) {
            // it is over, one way or the other: what came of it is the caller's to look at
            return true;
          } catch (TimeoutException e) {
            return false;
          }
        }
      };

  /**
   * The time of day.
   *
   * @return now
   */
  Instant now();

  /**
   * A clock that never goes back, for durations.
   *
   * @return nanoseconds since an instant of its own
   */
  long nanos();

  /**
   * Waits until something has happened or the time is up.
   *
   * @param event what is waited for, however it ends
   * @param atMost how long at the most
   * @return whether it has happened
   * @throws InterruptedException if the thread is interrupted
   */
  boolean await(CompletableFuture<?> event, Duration atMost) throws InterruptedException;
}
