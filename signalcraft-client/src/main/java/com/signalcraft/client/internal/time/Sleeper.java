package com.signalcraft.client.internal.time;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Sleeper {

  /** Waits in real time. */
  Sleeper SYSTEM = time -> Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);

  /**
   * Lets time pass.
   *
   * @param time how much, not negative
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  void sleep(Duration time) throws InterruptedException;
}
