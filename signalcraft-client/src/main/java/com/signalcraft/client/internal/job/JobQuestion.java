package com.signalcraft.client.internal.job;

/**
 * How one job is asked for. Thread-safe.
 *
 * @param <T> the type of its result
 */
interface JobQuestion<T> {

  /**
   * Asks.
   *
   * @return how far it is
   */
  JobState<T> ask();

  /**
   * Tells the server that nobody wants it any more.
   *
   * @return whether the server took it
   */
  boolean giveUp();
}
