package com.signalcraft.client.config;

import com.signalcraft.common.Checks;
import java.time.Duration;

/**
 * When calls to a failing host end at once rather than add to its load (a circuit breaker).
 * Failures are connection errors, time-outs and the statuses from 500, but for 501; an answer that
 * refuses a call is none. While it is open, calls end with {@link
 * com.signalcraft.error.OverloadedException} that tells how long it stays so; then a few calls are
 * let through, and their results decide. Immutable.
 *
 * @param enabled whether there is a breaker at all
 * @param failureRatePercent the share of failures that opens it, 1 to 100
 * @param windowCalls of how many calls, the latest ones, the share is taken, 1 to 10,000
 * @param minimumCalls below how many calls it never opens, 1 to {@code windowCalls}
 * @param openWait how long it stays open, 1 ms to 1 h
 * @param halfOpenCalls how many calls are let through then, 1 to 1,000
 */
public record BreakerOptions(
    boolean enabled,
    int failureRatePercent,
    int windowCalls,
    int minimumCalls,
    Duration openWait,
    int halfOpenCalls) {

  private static final BreakerOptions DEFAULTS =
      new BreakerOptions(true, 50, 50, 20, Duration.ofSeconds(10), 5);

  public BreakerOptions {
    Checks.between("failure_rate_percent", failureRatePercent, 1, 100);
    Checks.between("window_calls", windowCalls, 1, 10_000);
    Checks.between("minimum_calls", minimumCalls, 1, windowCalls);
    Bounds.between("open_wait", openWait, Duration.ofMillis(1), Duration.ofHours(1));
    Checks.between("half_open_calls", halfOpenCalls, 1, 1_000);
  }

  /**
   * Opens for 10 s where half of the last 50 calls failed, of 20 at the least; lets 5 through then.
   *
   * @return the defaults
   */
  public static BreakerOptions defaults() {
    return DEFAULTS;
  }

  /**
   * No breaker: every call is tried.
   *
   * @return options without a breaker
   */
  public static BreakerOptions off() {
    return new BreakerOptions(
        false,
        DEFAULTS.failureRatePercent,
        DEFAULTS.windowCalls,
        DEFAULTS.minimumCalls,
        DEFAULTS.openWait,
        DEFAULTS.halfOpenCalls);
  }

  /**
   * The same with another share of failures.
   *
   * @param percent the share that opens it, 1 to 100
   * @return such options
   */
  public BreakerOptions withFailureRatePercent(int percent) {
    return new BreakerOptions(enabled, percent, windowCalls, minimumCalls, openWait, halfOpenCalls);
  }

  /**
   * The same with another window.
   *
   * @param calls of how many calls, the latest ones, the share is taken
   * @param minimum below how many calls it never opens
   * @return such options
   */
  public BreakerOptions withWindow(int calls, int minimum) {
    return new BreakerOptions(enabled, failureRatePercent, calls, minimum, openWait, halfOpenCalls);
  }

  /**
   * The same with another time to stay open.
   *
   * @param wait how long it stays open
   * @return such options
   */
  public BreakerOptions withOpenWait(Duration wait) {
    return new BreakerOptions(
        enabled, failureRatePercent, windowCalls, minimumCalls, wait, halfOpenCalls);
  }

  /**
   * The same with another number of calls that decide.
   *
   * @param calls how many calls are let through after the wait
   * @return such options
   */
  public BreakerOptions withHalfOpenCalls(int calls) {
    return new BreakerOptions(
        enabled, failureRatePercent, windowCalls, minimumCalls, openWait, calls);
  }
}
