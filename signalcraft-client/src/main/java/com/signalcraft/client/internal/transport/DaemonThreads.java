package com.signalcraft.client.internal.transport;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that keep no JVM alive and do not die in silence. */
public final class DaemonThreads {

  private static final Logger LOG = LoggerFactory.getLogger(DaemonThreads.class);
  private static final long IDLE_SECONDS = 10;

  private DaemonThreads() {}

  /**
   * A pool as large as it must be, whose threads end when they have nothing to do.
   *
   * @param name what its threads are named by, with a number each
   * @return the pool
   */
  public static ExecutorService pool(String name) {
    AtomicLong number = new AtomicLong();
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
          thread.setDaemon(true);
          thread.setUncaughtExceptionHandler(
              (dying, error) -> LOG.error("Thread {} died", dying.getName(), error));
          return thread;
        });
  }
}
