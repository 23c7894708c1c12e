package com.signalcraft.examples.server;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads and processes do. */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long GLANCE = Duration.ofMillis(10).toNanos();

  private Eventually() {}

  /** Until something is so; fails after a minute. */
  public static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("not within " + PATIENCE + ": " + what);
      }
      LockSupport.parkNanos(GLANCE);
    }
  }
}
