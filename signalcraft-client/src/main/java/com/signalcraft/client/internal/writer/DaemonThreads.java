package com.signalcraft.client.internal.writer;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes named daemon threads, which log what they die of.
 *
 * @param name what their names begin with
 * @param number the number of the last one
 */
record DaemonThreads(String name, AtomicInteger number) implements ThreadFactory {

  /** How long a thread waits for work before it ends. */
  static final long IDLE_SECONDS = 10;

  private static final Logger LOG = LoggerFactory.getLogger(DaemonThreads.class);

  DaemonThreads(String name) {
    this(name, new AtomicInteger());
  }

  @Override
  public Thread newThread(Runnable work) {
    Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((dead, e) -> LOG.error("{} died", dead.getName(), e));
    return thread;
  }
}
