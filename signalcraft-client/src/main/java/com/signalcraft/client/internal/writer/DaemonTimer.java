package com.signalcraft.client.internal.writer;

import com.signalcraft.client.internal.thread.DaemonThreads;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A timer on one daemon thread, which ends while there is nothing to wait for. Thread-safe. */
final class DaemonTimer implements Timer {

  private static final Logger LOG = LoggerFactory.getLogger(DaemonTimer.class);

  private final ScheduledThreadPoolExecutor executor;

  DaemonTimer(String name) {
    executor = new ScheduledThreadPoolExecutor(1, new DaemonThreads(name));
    executor.setKeepAliveTime(DaemonThreads.IDLE_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Cancellable schedule(long delay, Runnable task) {
    try {
      Future<?> future =
          executor.schedule(() -> call(task), Math.max(0, delay), TimeUnit.NANOSECONDS);
      return () -> future.cancel(false);
    } catch (RejectedExecutionException e) {
      // closed; nobody waits for it any more
      return () -> {};
    }
  }

  private static void call(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      LOG.error("a timed task of the writer failed", e);
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
