package com.signalcraft.client.internal.writer;

import com.signalcraft.client.writer.BackoffOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to rest after a failure: exponential back-off with full jitter.
 *
 * @param options from where to where
 * @param random the jitter; used under the queue's lock alone
 */
record Backoff(BackoffOptions options, RandomGenerator random) {

  /**
   * The rest after a failure.
   *
   * @param failures how many there were in a row, at least 1
   * @param wanted how long the server asks to wait
   * @return the rest, in nanoseconds
   */
  long nanos(int failures, Optional<Duration> wanted) {
    long most = options.initial().toNanos();
    long cap = options.cap().toNanos();
    for (int i = 1; i < failures && most < cap; i++) {
      // No overflow: neither is above a day.
      most = Math.min(2 * most, cap);
    }
    return Math.max(random.nextLong(most + 1), Timer.nanos(wanted.orElse(Duration.ZERO)));
  }
}
