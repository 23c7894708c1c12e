package com.signalcraft.client.internal.job;

import com.signalcraft.client.internal.thread.DaemonThreads;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Real time, in threads that are there while there is something to do and shortly after. One tells
 * the time, others ask, so that a slow answer delays no other job. Thread-safe.
 */
public final class DaemonJobTimer implements JobTimer {

  private final ExecutorService askers = DaemonThreads.pool("signalcraft-jobs");
  private final Set<Later> waiting = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, work -> DaemonThreads.thread("signalcraft-jobs-timer", work));
  private volatile boolean closed;

  /** A timer without a thread as yet. */
  public DaemonJobTimer() {
    timer.setKeepAliveTime(1, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  @Override
  public void after(Duration wait, Runnable work) {
    Later later = new Later(work);
    waiting.add(later);
    // asked after it was put in, so that one of the two sees the other
    if (wait.isZero() || closed) {
      later.begin();
    } else {
      ScheduledFuture<?> unused =
          timer.schedule(later::begin, wait.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void close() {
    closed = true;
    List.copyOf(waiting).forEach(Later::begin);
  }

  /** Something to be done once, when its time has come or before. */
  private final class Later {
    private final AtomicReference<@Nullable Runnable> work;

    Later(Runnable work) {
      this.work = new AtomicReference<>(work);
    }

    void begin() {
      waiting.remove(this);
      Runnable mine = work.getAndSet(null);
      if (mine != null) {
        askers.execute(mine);
      }
    }
  }
}
