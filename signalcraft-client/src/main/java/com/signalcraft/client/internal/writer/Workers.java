package com.signalcraft.client.internal.writer;

import com.signalcraft.client.internal.thread.DaemonThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writer's daemon threads, which end while there is nothing to do. Thread-safe. */
final class Workers implements Executor {

  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
  private static final long PATIENCE_SECONDS = 1;

  private final ThreadPoolExecutor executor;

  Workers(String name) {
    executor =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            DaemonThreads.IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new DaemonThreads(name));
  }

  /**
   * Runs something in a thread of its own.
   *
   * @throws RejectedExecutionException after {@link #stop}
   */
  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }

  /** Whether it takes no more work. */
  boolean isStopped() {
    return executor.isShutdown();
  }

  /**
   * Takes no more work, and gives the threads a second to end, so that listeners have heard all;
   * where work is left, interrupts it.
   */
  void stop(boolean drained) {
    if (drained) {
      executor.shutdown();
    } else {
      executor.shutdownNow();
    }
    try {
      if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("a thread of the writer does not end within {} s", PATIENCE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
