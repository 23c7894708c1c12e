package com.signalcraft.memory;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs one after the other in a daemon thread, which is there only while there is work.
 * Thread-safe.
 */
final class JobRunner {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final ThreadPoolExecutor executor;

  JobRunner() {
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "signalcraft-memory-jobs");
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  void start(MemoryJob<?> job) {
    LOG.debug("queued job {} ({})", job.id(), job.kind());
    try {
      executor.execute(job);
    } catch (RejectedExecutionException e) {
      LOG.debug("job {} came after the back end was closed", job.id(), e);
      job.fail(Engine.closedError());
    }
  }

  /** Ends the running job and fails those that wait. */
  void close() {
    for (Runnable waiting : executor.shutdownNow()) {
      if (waiting instanceof MemoryJob<?> job) {
        job.fail(Engine.closedError());
      }
    }
  }
}
