package com.signalcraft.client.internal.job;

import java.time.Duration;

/** Has jobs asked for, at once or later. Thread-safe. */
public interface JobTimer {

  /**
   * Has something done by another thread.
   *
   * @param wait how much later, not negative
   * @param work what is done; it throws nothing
   */
  void after(Duration wait, Runnable work);

  /** Waits no more: what is to be done later is done now. A second call does nothing. */
  void close();
}
