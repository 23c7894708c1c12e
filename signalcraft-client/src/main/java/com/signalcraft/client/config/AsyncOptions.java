package com.signalcraft.client.config;

import com.signalcraft.common.Checks;

/**
 * How many calls are made at once without waiting. Immutable.
 *
 * @param maxThreads how many calls are under way at the same time at the most, 1 to 1,000
 * @param queueCapacity how many more wait for a thread at the most, 1 to 1,000,000
 */
public record AsyncOptions(int maxThreads, int queueCapacity) {

  public AsyncOptions {
    Checks.between("max_threads", maxThreads, 1, 1_000);
    Checks.between("queue_capacity", queueCapacity, 1, 1_000_000);
  }

  /**
   * 16 calls at once and 1,000 more that wait.
   *
   * @return the options
   */
  public static AsyncOptions defaults() {
    return new AsyncOptions(16, 1_000);
  }

  /**
   * These options with another number of threads.
   *
   * @param maxThreads how many calls are under way at the same time at the most, 1 to 1,000
   * @return the options
   */
  public AsyncOptions withMaxThreads(int maxThreads) {
    return new AsyncOptions(maxThreads, queueCapacity);
  }

  /**
   * These options with another queue.
   *
   * @param queueCapacity how many more wait for a thread at the most, 1 to 1,000,000
   * @return the options
   */
  public AsyncOptions withQueueCapacity(int queueCapacity) {
    return new AsyncOptions(maxThreads, queueCapacity);
  }
}
