package com.signalcraft.examples.server.monitor;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** How many requests run, and whether new ones are taken. Thread-safe. */
final class Traffic {

  private int running;
  private boolean leaving;
  private boolean refusing;

  /** Whether a request may run; who was let in must {@link #leave}. */
  synchronized boolean enter() {
    if (refusing) {
      return false;
    }
    running++;
    return true;
  }

  synchronized void leave() {
    running--;
    if (running == 0) {
      notifyAll();
    }
  }

  /**
   * The server is about to stop, and is to get no more requests, which are taken meanwhile.
   *
   * @param wait how long to wait for that
   */
  synchronized void beginToLeave(Duration wait) {
    leaving = true;
    await(() -> false, wait);
  }

  synchronized boolean isLeaving() {
    return leaving;
  }

  /**
   * Refuses new requests and waits until those that run have ended.
   *
   * @param most how long at the most
   * @return how many still run
   */
  synchronized int refuseAndAwait(Duration most) {
    refusing = true;
    await(() -> running == 0, most);
    return running;
  }

  private void await(BooleanSupplier done, Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    long left = most.toNanos();
    while (!done.getAsBoolean() && left > 0) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      left = deadline - System.nanoTime();
    }
  }

  synchronized int running() {
    return running;
  }
}
