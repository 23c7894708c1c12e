package com.signalcraft.client.internal.async;

import com.signalcraft.client.config.AsyncOptions;
import com.signalcraft.client.internal.thread.DaemonThreads;
import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.SignalCraftException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Makes calls in threads of its own: daemons, of a bounded number, which end when they are idle.
 * Thread-safe.
 */
public final class AsyncCalls implements AutoCloseable {

  private static final int IDLE_SECONDS = 10;

  private final ThreadPoolExecutor pool;
  private final AsyncOptions options;
  private final Set<CallTask<?>> unfinished = ConcurrentHashMap.newKeySet();

  /**
   * Makes none yet, and has no thread.
   *
   * @param options how many at once
   */
  public AsyncCalls(AsyncOptions options) {
    this.options = Checks.required("options", options);
    this.pool =
        new ThreadPoolExecutor(
            options.maxThreads(),
            options.maxThreads(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(options.queueCapacity()),
            new DaemonThreads("signalcraft-async"));
    pool.allowCoreThreadTimeOut(true);
  }

  /**
   * Makes a call.
   *
   * @param call makes it, and waits for its end
   * @param <T> the type of its result
   * @return its result or its error; completing it in any other way ends the call
   */
  @SuppressWarnings("FutureReturnValueIgnored") // of the one that only watches
  public <T> CompletableFuture<T> submit(Supplier<T> call) {
    CallTask<T> task = new CallTask<>(call);
    CompletableFuture<T> result = task.result();
    unfinished.add(task);
    result.whenComplete((value, error) -> finished(task));
    try {
      pool.execute(task);
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(pool.isShutdown() ? closed() : full());
    }
    if (pool.isShutdown()) {
      // it may have come too late to be seen by the closing thread
      result.completeExceptionally(closed());
    }
    return result;
  }

  /**
   * Makes a call that has no result.
   *
   * @param call makes it, and waits for its end
   * @return its end or its error; completing it in any other way ends the call
   */
  public CompletableFuture<Void> run(Runnable call) {
    return submit(
        () -> {
          call.run();
          return null;
        });
  }

  private void finished(CallTask<?> task) {
    unfinished.remove(task);
    task.stop();
    if (!task.hasBegun()) {
      // one that is cancelled before its turn must not keep another one out
      pool.remove(task);
    }
  }

  private SignalCraftException full() {
    return new OverloadedException(
        options.maxThreads()
            + " calls are under way and "
            + options.queueCapacity()
            + " wait for a thread; no more are taken at the moment");
  }

  private static SignalCraftException closed() {
    return new SignalCraftException("CLOSED", false, "the client is closed", FailureDetails.NONE);
  }

  /** Ends all calls; the futures of those that are not done fail. A second call does nothing. */
  @Override
  public void close() {
    pool.shutdown();
    unfinished.forEach(task -> task.result().completeExceptionally(closed()));
  }
}
