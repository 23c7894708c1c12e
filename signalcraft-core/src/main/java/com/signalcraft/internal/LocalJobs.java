package com.signalcraft.internal;

import com.signalcraft.error.SignalCraftException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs one after the other in a daemon thread, which is there only while there is work.
 * Thread-safe.
 */
public final class LocalJobs {

  private static final Logger LOG = LoggerFactory.getLogger(LocalJobs.class);

  private final Supplier<SignalCraftException> closedError;
  private final ThreadPoolExecutor executor;

  /**
   * Takes jobs at once; starts no thread before one comes.
   *
   * @param threadName the name of the thread
   * @param closedError makes the error of jobs that come, or still wait, when this is closed
   */
  public LocalJobs(String threadName, Supplier<SignalCraftException> closedError) {
    this.closedError = closedError;
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, threadName);
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  /**
   * Runs a job after those that came before it; fails it where this is closed.
   *
   * @param job a job that was not started yet
   */
  public void start(LocalJob<?> job) {
    LOG.debug("queued job {} ({})", job.id(), job.kind());
    try {
      executor.execute(job);
    } catch (RejectedExecutionException e) {
      LOG.debug("job {} came after the back end was closed", job.id(), e);
      job.fail(closedError.get());
    }
  }

  /** Interrupts the running job and fails those that wait. */
  public void close() {
    for (Runnable waiting : executor.shutdownNow()) {
      if (waiting instanceof LocalJob<?> job) {
        job.fail(closedError.get());
      }
    }
  }
}
