package com.signalcraft.jdbc.internal.transaction;

import com.signalcraft.common.Checks;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often a transaction that lost against another is tried, and how long is waited in between.
 * Immutable.
 *
 * @param maxAttempts how many tries in all, 1 to 100
 * @param sleeper waits
 * @param jitter random numbers from 0, inclusive, to 1, exclusive; used by many threads at once
 */
public record RetryPolicy(int maxAttempts, Sleeper sleeper, DoubleSupplier jitter) {

  private static final Duration BASE = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofSeconds(1);

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
    new Backoff(BASE, LONGEST, sleeper, jitter).waitAfter(attempt);
  }
}
