package com.signalcraft.client.hosted;

import com.signalcraft.common.Job;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;

/**
 * Work that the server does in its own time. The server is asked how far it is while somebody waits
 * for it, and only then: at intervals that grow from 0.1 s to 10 s, or as long as the server says
 * ({@code Retry-After}), once for all who wait for this object. Errors that pass do not end the
 * waiting. Thread-safe.
 *
 * @param <T> the type of the result
 */
public interface RemoteJob<T> extends Job<T> {

  /**
   * The result, when it is there. It ends with a {@link com.signalcraft.error.SignalCraftException}
   * if the job fails, or can no longer be asked for. Cancelling the future ends the waiting, not
   * the job. What depends on it runs in the thread that asks; use the {@code Async} methods for
   * work that takes long.
   *
   * @return a future of the caller's own
   */
  CompletableFuture<T> future();

  /**
   * Has somebody told of the job's progress, whenever it is asked for and has changed. That alone
   * does not have it asked for.
   *
   * @param listener takes 0 to 1; what it throws is logged
   * @return this job
   */
  RemoteJob<T> onProgress(DoubleConsumer listener);

  /**
   * Gives the job up: all who wait for it get an error with the code {@code CANCELLED}, and the
   * server is told. Without effect on a job that is known to have ended.
   *
   * @return true if the server took it; false if it does not know the call or the job, which then
   *     perhaps goes on, or if the job has ended
   * @throws com.signalcraft.error.SignalCraftException if the server could not be told; nobody
   *     waits any more nevertheless
   */
  boolean cancel();
}
