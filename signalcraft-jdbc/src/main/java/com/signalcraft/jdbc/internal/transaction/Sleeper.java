package com.signalcraft.jdbc.internal.transaction;

import java.time.Duration;

/** Waits. */
@FunctionalInterface
public interface Sleeper {

  /**
   * Lets time pass.
   *
   * @param time how much, not negative
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  void sleep(Duration time) throws InterruptedException;
}
