package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.common.Checks;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often a transaction that lost against another is tried, and how long is waited in between:
 * exponential backoff with full jitter (Brooker, "Exponential Backoff And Jitter", AWS Architecture
 * Blog, 2015). Immutable.
 *
 * @param maxAttempts how many tries in all, 1 to 100
 * @param sleeper waits
 * @param jitter random numbers from 0, inclusive, to 1, exclusive; used by many threads at once
 */
public record RetryPolicy(int maxAttempts, Sleeper sleeper, DoubleSupplier jitter) {

  private static final long BASE_MICROS = 10_000;
  private static final long LONGEST_MICROS = 1_000_000;
  private static final int MAX_DOUBLINGS = 20;

  public RetryPolicy {
    Checks.between("max_attempts", maxAttempts, 1, 100);
    Checks.required("sleeper", sleeper);
    Checks.required("jitter", jitter);
  }

  /**
   * Waits after a try that failed.
   *
   * @param attempt the number of the try, from 1
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  void waitAfter(int attempt) throws InterruptedException {
    long doubled = BASE_MICROS << Math.min(attempt - 1, MAX_DOUBLINGS);
    double micros = Math.min(doubled, LONGEST_MICROS) * jitter.getAsDouble();
    sleeper.sleep(Duration.ofNanos((long) (micros * 1_000)));
  }
}
