package com.signalcraft.examples.server.job;

import com.signalcraft.common.Checks;
import java.time.Duration;

/**
 * How jobs are run.
 *
 * @param threads how many a process runs at once, 1 to 64
 * @param perBusiness how many of one business run at once, in all processes, 1 to 64
 * @param mostOpen how many of one business may wait or run, 1 to 100,000
 * @param attempts how often one is begun, 1 to 100
 * @param firstWait how long it waits after a failure that may pass, twice as long after each
 *     further one, 1 millisecond to 1 hour
 * @param lease for how long a process that is not heard of keeps its jobs, 1 second to 1 hour
 * @param keep for how long the results are kept, 1 minute to 366 days
 * @param poll how often a process looks for jobs of others, 10 milliseconds to 1 minute
 */
public record JobOptions(
    int threads,
    int perBusiness,
    int mostOpen,
    int attempts,
    Duration firstWait,
    Duration lease,
    Duration keep,
    Duration poll) {

  /** Checks that each is in its range. */
  public JobOptions {
    Checks.between("jobs.threads", threads, 1, 64);
    Checks.between("jobs.per_business", perBusiness, 1, 64);
    Checks.between("jobs.most_open", mostOpen, 1, 100_000);
    Checks.between("jobs.attempts", attempts, 1, 100);
    between("jobs.first_wait", firstWait, Duration.ofMillis(1), Duration.ofHours(1));
    between("jobs.lease", lease, Duration.ofSeconds(1), Duration.ofHours(1));
    between("jobs.keep", keep, Duration.ofMinutes(1), Duration.ofDays(366));
    between("jobs.poll", poll, Duration.ofMillis(10), Duration.ofMinutes(1));
  }

  private static void between(String name, Duration value, Duration least, Duration most) {
    Checks.that(
        value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
        name,
        "must be from " + least + " to " + most + ", was " + value);
  }

  /** 4 at once, 2 of a business, 200 open; 5 attempts from 5 seconds on; kept for 7 days. */
  public static JobOptions defaults() {
    return new JobOptions(
        4,
        2,
        200,
        5,
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofDays(7),
        Duration.ofSeconds(1));
  }

  /** These with another lease. */
  public JobOptions withLease(Duration chosen) {
    return new JobOptions(threads, perBusiness, mostOpen, attempts, firstWait, chosen, keep, poll);
  }

  /** These with another first wait. */
  public JobOptions withFirstWait(Duration chosen) {
    return new JobOptions(threads, perBusiness, mostOpen, attempts, chosen, lease, keep, poll);
  }

  /** These with another time between two looks. */
  public JobOptions withPoll(Duration chosen) {
    return new JobOptions(threads, perBusiness, mostOpen, attempts, firstWait, lease, keep, chosen);
  }

  /** How often a process is heard of. */
  Duration heartbeat() {
    return lease.dividedBy(6);
  }

  /** How long to wait after so many attempts. */
  Duration waitAfter(int done) {
    return firstWait.multipliedBy(1L << Math.min(done - 1, 20));
  }
}
