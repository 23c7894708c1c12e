package com.signalcraft.client.internal.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Time that passes when it is moved or slept through. Thread-safe. */
public final class FakeTime implements InstantSource, Sleeper {

  public static final Instant START = Instant.parse("2026-01-15T10:30:00Z");

  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now = START;
  private long nanos = 5_000_000_000L;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  public synchronized long nanoTime() {
    return nanos;
  }

  public synchronized void advance(Duration by) {
    now = now.plus(by);
    nanos += by.toNanos();
  }

  /** The time of day alone: nothing else notices. */
  public synchronized void jump(Duration by) {
    now = now.plus(by);
  }

  @Override
  public synchronized void sleep(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    sleeps.add(time);
    advance(time);
  }

  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  public Ambient ambient() {
    return ambient(new SplittableRandom(7));
  }

  /** Draws the longest wait each time. */
  public Ambient withLongestWaits() {
    return ambient(
        new RandomGenerator() {
          @Override
          public long nextLong() {
            return Long.MAX_VALUE;
          }

          @Override
          public long nextLong(long bound) {
            return bound - 1;
          }
        });
  }

  private Ambient ambient(RandomGenerator random) {
    RandomGenerator shared =
        new RandomGenerator() {
          @Override
          public synchronized long nextLong() {
            return random.nextLong();
          }

          @Override
          public synchronized long nextLong(long bound) {
            return random.nextLong(bound);
          }
        };
    return new Ambient(this, this::nanoTime, this, shared);
  }
}
