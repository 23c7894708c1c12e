package com.signalcraft.alerting;

import com.signalcraft.alert.Grouping;
import com.signalcraft.alerting.internal.Lengths;
import com.signalcraft.common.Checks;
import java.time.Duration;

/**
 * How alerts are evaluated. Immutable and thread-safe.
 *
 * @param threads how many businesses are evaluated at once, 1 to 64; 2 by default
 * @param claimAtOnce how many are claimed at the most before they are evaluated, 1 to 1,000; 16 by
 *     default
 * @param lease for how long a business is claimed, 10 seconds to 1 hour; 2 minutes by default. It
 *     must be longer than {@code claimAtOnce} evaluations take, or the work is done twice (and told
 *     once)
 * @param pause how long to wait when nothing is due, 10 milliseconds to 10 minutes; 5 seconds by
 *     default. Alerts are late by this much at the most, beside the interval at which the engine
 *     wants to see them
 * @param failureWait how long a business waits after an evaluation that failed, twice as long after
 *     each further one, 1 second to 1 hour; 1 minute by default
 * @param longestFailureWait {@code failureWait} to 1 day; 1 hour by default
 * @param grouping how changes of several alerts become one event; 30 seconds by default
 * @param delivery how deliveries are tried
 */
public record SchedulerOptions(
    int threads,
    int claimAtOnce,
    Duration lease,
    Duration pause,
    Duration failureWait,
    Duration longestFailureWait,
    Grouping grouping,
    DeliveryOptions delivery) {

  private static final SchedulerOptions DEFAULTS =
      new SchedulerOptions(
          2,
          16,
          Duration.ofMinutes(2),
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          Duration.ofHours(1),
          Grouping.defaults(),
          DeliveryOptions.defaults());

  /** Checks that each option is in its range. */
  public SchedulerOptions {
    Checks.between("threads", threads, 1, 64);
    Checks.between("claim_at_once", claimAtOnce, 1, 1_000);
    Lengths.between("lease", lease, Duration.ofSeconds(10), Duration.ofHours(1));
    Lengths.between("pause", pause, Duration.ofMillis(10), Duration.ofMinutes(10));
    Lengths.between("failure_wait", failureWait, Duration.ofSeconds(1), Duration.ofHours(1));
    Lengths.between("longest_failure_wait", longestFailureWait, failureWait, Duration.ofDays(1));
    Checks.required("grouping", grouping);
    Checks.required("delivery", delivery);
  }

  /**
   * The options by default.
   *
   * @return the options
   */
  public static SchedulerOptions defaults() {
    return DEFAULTS;
  }

  /**
   * These options with another number of threads.
   *
   * @param threads how many businesses are evaluated at once, 1 to 64
   * @return the options
   */
  public SchedulerOptions withThreads(int threads) {
    return new SchedulerOptions(
        threads, claimAtOnce, lease, pause, failureWait, longestFailureWait, grouping, delivery);
  }

  /**
   * These options with another number of businesses that are claimed at once.
   *
   * @param claimAtOnce how many at the most, 1 to 1,000
   * @return the options
   */
  public SchedulerOptions withClaimAtOnce(int claimAtOnce) {
    return new SchedulerOptions(
        threads, claimAtOnce, lease, pause, failureWait, longestFailureWait, grouping, delivery);
  }

  /**
   * These options with another lease.
   *
   * @param lease for how long a business is claimed, 10 seconds to 1 hour
   * @return the options
   */
  public SchedulerOptions withLease(Duration lease) {
    return new SchedulerOptions(
        threads, claimAtOnce, lease, pause, failureWait, longestFailureWait, grouping, delivery);
  }

  /**
   * These options with another pause.
   *
   * @param pause how long to wait when nothing is due, 10 milliseconds to 10 minutes
   * @return the options
   */
  public SchedulerOptions withPause(Duration pause) {
    return new SchedulerOptions(
        threads, claimAtOnce, lease, pause, failureWait, longestFailureWait, grouping, delivery);
  }

  /**
   * These options with other waits after evaluations that failed.
   *
   * @param failureWait after the first, 1 second to 1 hour
   * @param longestFailureWait after any, {@code failureWait} to 1 day
   * @return the options
   */
  public SchedulerOptions withFailureWaits(Duration failureWait, Duration longestFailureWait) {
    return new SchedulerOptions(
        threads, claimAtOnce, lease, pause, failureWait, longestFailureWait, grouping, delivery);
  }

  /**
   * These options with another grouping.
   *
   * @param grouping how changes of several alerts become one event
   * @return the options
   */
  public SchedulerOptions withGrouping(Grouping grouping) {
    return new SchedulerOptions(
        threads, claimAtOnce, lease, pause, failureWait, longestFailureWait, grouping, delivery);
  }

  /**
   * These options with other ones for deliveries.
   *
   * @param delivery how deliveries are tried
   * @return the options
   */
  public SchedulerOptions withDelivery(DeliveryOptions delivery) {
    return new SchedulerOptions(
        threads, claimAtOnce, lease, pause, failureWait, longestFailureWait, grouping, delivery);
  }
}
