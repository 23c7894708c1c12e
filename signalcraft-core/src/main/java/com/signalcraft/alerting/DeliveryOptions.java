package com.signalcraft.alerting;

import com.signalcraft.alerting.internal.Lengths;
import com.signalcraft.common.Checks;
import java.time.Duration;

/**
 * How deliveries are tried. After the attempt n that failed the next one waits {@code firstWait} ·
 * 2ⁿ⁻¹, at most {@code longestWait}, give or take a fifth by the delivery's id, and at least as
 * long as the receiver asked for, up to a day. A delivery that has failed {@code attempts} times,
 * or fails when it is older than {@code maxAge}, or in a way that does not pass, becomes a dead
 * letter. Immutable and thread-safe.
 *
 * @param threads how many deliveries of a channel are made at once, 1 to 64; 2 by default
 * @param lease for how long a delivery is claimed, 10 seconds to 1 hour; 2 minutes by default
 * @param attempts how often at the most, 1 to 1,000; 20 by default
 * @param maxAge how long after the event, 1 minute to 30 days; 1 day by default
 * @param firstWait 1 second to 1 hour; 10 seconds by default
 * @param longestWait {@code firstWait} to 1 day; 1 hour by default
 */
public record DeliveryOptions(
    int threads,
    Duration lease,
    int attempts,
    Duration maxAge,
    Duration firstWait,
    Duration longestWait) {

  private static final DeliveryOptions DEFAULTS =
      new DeliveryOptions(
          2,
          Duration.ofMinutes(2),
          20,
          Duration.ofDays(1),
          Duration.ofSeconds(10),
          Duration.ofHours(1));

  /** Checks that each option is in its range. */
  public DeliveryOptions {
    Checks.between("threads", threads, 1, 64);
    Lengths.between("lease", lease, Duration.ofSeconds(10), Duration.ofHours(1));
    Checks.between("attempts", attempts, 1, 1_000);
    Lengths.between("max_age", maxAge, Duration.ofMinutes(1), Duration.ofDays(30));
    Lengths.between("first_wait", firstWait, Duration.ofSeconds(1), Duration.ofHours(1));
    Lengths.between("longest_wait", longestWait, firstWait, Duration.ofDays(1));
  }

  /**
   * The options by default.
   *
   * @return the options
   */
  public static DeliveryOptions defaults() {
    return DEFAULTS;
  }

  /**
   * These options with another number of threads.
   *
   * @param threads how many deliveries of a channel are made at once, 1 to 64
   * @return the options
   */
  public DeliveryOptions withThreads(int threads) {
    return new DeliveryOptions(threads, lease, attempts, maxAge, firstWait, longestWait);
  }

  /**
   * These options with another lease.
   *
   * @param lease for how long a delivery is claimed, 10 seconds to 1 hour
   * @return the options
   */
  public DeliveryOptions withLease(Duration lease) {
    return new DeliveryOptions(threads, lease, attempts, maxAge, firstWait, longestWait);
  }

  /**
   * These options with another number of attempts.
   *
   * @param attempts how often at the most, 1 to 1,000
   * @return the options
   */
  public DeliveryOptions withAttempts(int attempts) {
    return new DeliveryOptions(threads, lease, attempts, maxAge, firstWait, longestWait);
  }

  /**
   * These options with another age.
   *
   * @param maxAge how long after the event, 1 minute to 30 days
   * @return the options
   */
  public DeliveryOptions withMaxAge(Duration maxAge) {
    return new DeliveryOptions(threads, lease, attempts, maxAge, firstWait, longestWait);
  }

  /**
   * These options with other waits.
   *
   * @param firstWait after the first failure, 1 second to 1 hour
   * @param longestWait after any, {@code firstWait} to 1 day
   * @return the options
   */
  public DeliveryOptions withWaits(Duration firstWait, Duration longestWait) {
    return new DeliveryOptions(threads, lease, attempts, maxAge, firstWait, longestWait);
  }
}
