package com.signalcraft.client.internal.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Time that passes when a test says so. */
final class FakeTime implements EventTime {

  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final List<Duration> waits = new ArrayList<>();
  private long nanos;
  private Duration ahead = Duration.ZERO;
  private final List<Long> deadlines = new ArrayList<>();
  private int askedByReader;

  @Override
  public synchronized Instant now() {
    return BEGIN.plusNanos(nanos).plus(ahead);
  }

  @Override
  public synchronized long nanos() {
    if (Thread.currentThread().getName().equals(SocketEvents.READER)) {
      askedByReader++;
      notifyAll();
    }
    return nanos;
  }

  /**
   * Blocks until the first connection's reader waits for bytes: it asks for the time once when the
   * connection is open, and then before and after each read.
   */
  synchronized void awaitReading() throws InterruptedException {
    while (askedByReader == 0 || askedByReader % 2 != 0) {
      wait();
    }
  }

  @Override
  public synchronized boolean await(CompletableFuture<?> event, Duration atMost)
      throws InterruptedException {
    long deadline = nanos + atMost.toNanos();
    CompletableFuture<?> woken = event.whenComplete((value, failure) -> wake());
    waits.add(atMost);
    deadlines.add(deadline);
    notifyAll();
    try {
      while (!event.isDone() && nanos < deadline) {
        wait();
      }
    } finally {
      deadlines.remove(deadline);
    }
    return event.isDone() || woken.isDone();
  }

  private synchronized void wake() {
    notifyAll();
  }

  synchronized void advance(Duration by) {
    nanos += by.toNanos();
    // who is to wake up now does not wait any more, though it may take a moment to notice
    deadlines.removeIf(deadline -> deadline <= nanos);
    notifyAll();
  }

  /** Sets the time of day, and nothing else. */
  synchronized void setClock(Duration by) {
    ahead = ahead.plus(by);
  }

  /** Lets time pass as soon as somebody waits for it. */
  synchronized void advanceWhenAwaited(Duration by) throws InterruptedException {
    while (deadlines.isEmpty()) {
      wait();
    }
    advance(by);
  }

  /** Blocks until somebody has begun to wait just so long, for so many times altogether. */
  synchronized void awaitWait(Duration length, int times) throws InterruptedException {
    while (Collections.frequency(waits, length) < times) {
      wait();
    }
  }
}
