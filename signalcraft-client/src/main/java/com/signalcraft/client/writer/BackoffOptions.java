package com.signalcraft.client.writer;

import com.signalcraft.common.Checks;
import java.time.Duration;

/**
 * How long a source rests after its batch failed for a passing reason: a random time up to {@code
 * initial}, twice that after the next failure and so on up to {@code cap} (exponential back-off
 * with full jitter), but no shorter than the server asks. Immutable.
 *
 * @param initial the longest first rest, positive
 * @param cap the longest rest that doubling leads to, not below the first
 */
public record BackoffOptions(Duration initial, Duration cap) {

  public BackoffOptions {
    Checks.required("initial", initial);
    Checks.required("cap", cap);
    Checks.that(
        initial.compareTo(Duration.ZERO) > 0, "initial", "must be positive, was " + initial);
    Checks.that(
        cap.compareTo(initial) >= 0, "cap", "must not be below " + initial + ", was " + cap);
    Checks.that(cap.compareTo(Duration.ofDays(1)) <= 0, "cap", "must be at most a day, was " + cap);
  }

  /**
   * Rests from up to 500 ms to up to 30 s.
   *
   * @return the options
   */
  public static BackoffOptions defaults() {
    return new BackoffOptions(Duration.ofMillis(500), Duration.ofSeconds(30));
  }
}
