package com.signalcraft.client.internal.job;

import com.signalcraft.client.internal.transport.DaemonThreads;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Real time, in threads that are there while there is something to do and shortly after. One tells
 * the time, others ask, so that a slow answer delays no other job. Thread-safe.
 */
public final class DaemonJobTimer implements JobTimer {

  private final ExecutorService askers = DaemonThreads.pool("signalcraft-jobs");
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "signalcraft-jobs-timer");
            thread.setDaemon(true);
            return thread;
          });

  /** A timer without a thread as yet. */
  public DaemonJobTimer() {
    timer.setKeepAliveTime(1, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  @Override
  public void after(Duration wait, Runnable work) {
    if (wait.isZero()) {
      askers.execute(work);
      return;
    }
    ScheduledFuture<?> unused =
        timer.schedule(() -> askers.execute(work), wait.toNanos(), TimeUnit.NANOSECONDS);
  }
}
