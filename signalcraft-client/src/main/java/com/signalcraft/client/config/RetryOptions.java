package com.signalcraft.client.config;

import com.signalcraft.common.Checks;
import java.time.Duration;

/**
 * How often a call is tried, and how long is waited in between. What may be done twice (GET, PUT,
 * DELETE, and a POST with an idempotency key) is tried again after connection errors, time-outs of
 * a try and the statuses 408, 429, 500, 502, 503 and 504; any other POST only where no connection
 * was established, so that it surely was not sent. The wait is random between nothing and twice as
 * much each time (full jitter), or what the server asks for where that is longer. The time in all
 * is bounded by {@link Timeouts#call()}. Immutable.
 *
 * @param maxAttempts how many tries in all, 1 to 100
 * @param initialWait the longest wait after the first try, 1 ms to 1 h
 * @param maxWait the longest wait after any try, unless the server asks for more; at least {@code
 *     initialWait}, at most 1 h
 */
public record RetryOptions(int maxAttempts, Duration initialWait, Duration maxWait) {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final RetryOptions DEFAULTS =
      new RetryOptions(4, Duration.ofMillis(250), Duration.ofSeconds(8));

  public RetryOptions {
    Checks.between("max_attempts", maxAttempts, 1, 100);
    Bounds.between("initial_wait", initialWait, SHORTEST, LONGEST);
    Bounds.between("max_wait", maxWait, initialWait, LONGEST);
  }

  /**
   * 4 tries, with waits of up to 250 ms at first and never above 8 s.
   *
   * @return the defaults
   */
  public static RetryOptions defaults() {
    return DEFAULTS;
  }

  /**
   * Each call is tried once.
   *
   * @return options without repetition
   */
  public static RetryOptions none() {
    return DEFAULTS.withMaxAttempts(1);
  }

  /**
   * The same with another number of tries.
   *
   * @param maxAttempts how many tries in all, 1 to 100
   * @return such options
   */
  public RetryOptions withMaxAttempts(int maxAttempts) {
    return new RetryOptions(maxAttempts, initialWait, maxWait);
  }

  /**
   * The same with other waits.
   *
   * @param initialWait the longest wait after the first try
   * @param maxWait the longest wait after any try, unless the server asks for more
   * @return such options
   */
  public RetryOptions withWaits(Duration initialWait, Duration maxWait) {
    return new RetryOptions(maxAttempts, initialWait, maxWait);
  }
}
