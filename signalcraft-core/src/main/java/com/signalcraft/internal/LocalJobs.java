package com.signalcraft.internal;

import com.signalcraft.error.SignalCraftException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs one after the other in a daemon thread, which is there only while there is work; those
 * who have jobs take turns. Thread-safe.
 */
public final class LocalJobs {

  private static final Logger LOG = LoggerFactory.getLogger(LocalJobs.class);

  private final Supplier<SignalCraftException> closedError;
  private final ThreadPoolExecutor executor;

  /** By whose they are, in the order of whose turn it is; guarded by itself. */
  private final Map<Object, Deque<LocalJob<?>>> waiting = new LinkedHashMap<>();

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
    start(job, job);
  }

  /**
   * Runs a job when it is its turn: those who have jobs take turns, so nobody waits for all of
   * another's. Fails it where this is closed.
   *
   * @param job a job that was not started yet
   * @param owner whose it is
   */
  public void start(LocalJob<?> job, Object owner) {
    LOG.debug("queued job {} ({})", job.id(), job.kind());
    synchronized (waiting) {
      waiting.computeIfAbsent(owner, none -> new ArrayDeque<>()).add(job);
    }
    try {
      executor.execute(this::runNext);
    } catch (RejectedExecutionException e) {
      LOG.debug("job {} came after the back end was closed", job.id(), e);
      failWaiting();
    }
  }

  private void runNext() {
    LocalJob<?> job = next();
    if (job != null) {
      job.run();
    }
  }

  /** The next job of the one whose turn it is, who goes to the end. */
  private @Nullable LocalJob<?> next() {
    synchronized (waiting) {
      Iterator<Map.Entry<Object, Deque<LocalJob<?>>>> owners = waiting.entrySet().iterator();
      if (!owners.hasNext()) {
        return null; // closed meanwhile
      }
      Map.Entry<Object, Deque<LocalJob<?>>> first = owners.next();
      Object owner = first.getKey();
      Deque<LocalJob<?>> jobs = first.getValue();
      owners.remove();
      LocalJob<?> job = jobs.remove();
      if (!jobs.isEmpty()) {
        waiting.put(owner, jobs);
      }
      return job;
    }
  }

  /** Interrupts the running job and fails those that wait. */
  public void close() {
    executor.shutdownNow();
    failWaiting();
  }

  private void failWaiting() {
    List<LocalJob<?>> left = new ArrayList<>();
    synchronized (waiting) {
      waiting.values().forEach(left::addAll);
      waiting.clear();
    }
    left.forEach(job -> job.fail(closedError.get()));
  }
}
