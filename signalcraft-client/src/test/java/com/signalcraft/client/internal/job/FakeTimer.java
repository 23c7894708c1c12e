package com.signalcraft.client.internal.job;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Has nothing done until the test says so. */
final class FakeTimer implements JobTimer {

  private final Deque<Runnable> works = new ArrayDeque<>();
  private final Deque<Duration> waits = new ArrayDeque<>();

  @Override
  public synchronized void after(Duration wait, Runnable work) {
    waits.add(wait);
    works.add(work);
  }

  @Override
  public void close() {
    while (waiting() > 0) {
      next();
    }
  }

  synchronized int waiting() {
    return works.size();
  }

  /** Does what comes first, and tells how long it was to wait. */
  Duration next() {
    Runnable work;
    Duration wait;
    synchronized (this) {
      work = works.remove();
      wait = waits.remove();
    }
    work.run();
    return wait;
  }
}
