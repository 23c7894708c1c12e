package com.signalcraft.client.internal.thread;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes threads that keep no JVM alive and do not die in silence. Thread-safe. */
public final class DaemonThreads implements ThreadFactory {

  /** How long a thread waits for more work before it ends, in seconds. */
  public static final long IDLE_SECONDS = 10;

  private static final Logger LOG = LoggerFactory.getLogger(DaemonThreads.class);

  private final String name;
  private final AtomicLong number = new AtomicLong();

  /**
   * A factory.
   *
   * @param name what its threads are named by, with a number each
   */
  public DaemonThreads(String name) {
    this.name = name;
  }

  /**
   * A pool as large as it must be, whose threads end when they have nothing to do.
   *
   * @param name what its threads are named by, with a number each
   * @return the pool
   */
  public static ExecutorService pool(String name) {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        new DaemonThreads(name));
  }

  /**
   * One thread, which is not started.
   *
   * @param name its name
   * @param work what it does
   * @return the thread
   */
  public static Thread thread(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler(
        (dying, error) -> LOG.error("Thread {} died", dying.getName(), error));
    return thread;
  }

  @Override
  public Thread newThread(Runnable work) {
    return thread(name + "-" + number.incrementAndGet(), work);
  }
}
