package com.signalcraft.client.internal.writer;

import java.util.concurrent.CompletableFuture;

/** Waits for all points up to a number to be settled. Guarded by the queue's lock. */
final class Barrier {

  private final long through;
  private final CompletableFuture<Void> passed = new CompletableFuture<>();
  private long remaining;

  Barrier(long through, long remaining) {
    this.through = through;
    this.remaining = remaining;
  }

  /** Counts what was settled; true once nothing is left. */
  boolean settled(Delivery delivery) {
    remaining -= delivery.pointsThrough(through);
    return isPassed();
  }

  /** Puts right how much is left, where points are lost. */
  void remaining(long points) {
    remaining = Math.min(remaining, points);
  }

  boolean isPassed() {
    return remaining <= 0;
  }

  /** Done once it is passed, or given up; to be completed without the lock. */
  CompletableFuture<Void> passed() {
    return passed;
  }
}
