package com.signalcraft.client.internal.event;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pauses between tries: by chance from 0 to a bound that doubles with each try that fails
 * (exponential back-off with full jitter, M. Brooker, "Exponential Backoff and Jitter", 2015). For
 * one thread.
 */
final class ReconnectBackOff {

  private final Duration initial;
  private final Duration cap;
  private final RandomGenerator random;
  private Duration bound;

  ReconnectBackOff(Duration initial, Duration cap, RandomGenerator random) {
    this.initial = initial;
    this.cap = cap;
    this.random = random;
    this.bound = initial;
  }

  Duration next() {
    Duration pause = Duration.ofNanos(random.nextLong(bound.toNanos() + 1));
    Duration doubled = bound.multipliedBy(2);
    bound = doubled.compareTo(cap) > 0 ? cap : doubled;
    return pause;
  }

  void reset() {
    bound = initial;
  }
}
