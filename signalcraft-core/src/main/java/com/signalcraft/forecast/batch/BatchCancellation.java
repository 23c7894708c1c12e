package com.signalcraft.forecast.batch;

import java.util.concurrent.CompletableFuture;

/**
 * Cancels batches: those that run with it and those that will. Thread-safe.
 *
 * @see BatchForecaster#withCancellation
 */
public final class BatchCancellation {

  private final CompletableFuture<Boolean> signal = new CompletableFuture<>();

  /** One that was not asked for yet. */
  public BatchCancellation() {}

  /**
   * Asks for the end. The batch delivers no further outcome but for one that is being delivered,
   * and returns at once; a series that is being worked on runs out in the background and its result
   * is thrown away. May be called from any thread, and more than once.
   */
  public void cancel() {
    signal.complete(true);
  }

  /**
   * Whether the end was asked for.
   *
   * @return true from the first {@link #cancel()} on
   */
  public boolean isCancelled() {
    return signal.isDone();
  }

  /** Is complete when the end was asked for. */
  CompletableFuture<Boolean> signal() {
    return signal;
  }
}
