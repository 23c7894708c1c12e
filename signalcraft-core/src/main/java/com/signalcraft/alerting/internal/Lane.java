package com.signalcraft.alerting.internal;

import com.signalcraft.error.SignalCraftException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims work bit by bit, never more than there is room for, and does it in daemon threads of its
 * own. Thread-safe.
 *
 * @param <W> the type of the work
 */
public final class Lane<W> {

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final UUID NO_ID = new UUID(0, 0);

  private final String name;
  private final int room;
  private final Duration pause;
  private final IntFunction<List<W>> claim;
  private final Consumer<W> work;
  private final Consumer<RuntimeException> claimFailed;
  private final Semaphore free;
  private final ThreadPoolExecutor workers;
  private final Thread ticker;
  private final CountDownLatch closing = new CountDownLatch(1);

  /**
   * A lane that does nothing yet.
   *
   * @param name the name of its threads
   * @param threads how many work at once
   * @param room how much is claimed and not done at the most
   * @param pause how long to wait when nothing is due
   * @param task how to claim and do the work
   */
  public Lane(String name, int threads, int room, Duration pause, Task<W> task) {
    this.name = name;
    this.room = Math.max(threads, room);
    this.pause = pause;
    this.claim = task.claim();
    this.work = task.work();
    this.claimFailed = task.claimFailed();
    this.free = new Semaphore(this.room);
    AtomicInteger number = new AtomicInteger();
    this.workers =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            run -> daemon(run, name + "-" + number.incrementAndGet()));
    this.workers.allowCoreThreadTimeOut(true);
    this.ticker = daemon(this::tick, name);
  }

  /**
   * How work is claimed and done.
   *
   * @param claim claims as much as is due, up to a number
   * @param work does one; throws nothing
   * @param claimFailed is told where claiming failed
   * @param <W> the type of the work
   */
  public record Task<W>(
      IntFunction<List<W>> claim, Consumer<W> work, Consumer<RuntimeException> claimFailed) {}

  private static Thread daemon(Runnable run, String name) {
    Thread thread = new Thread(run, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Begins to work. To be called once. */
  public void start() {
    ticker.start();
  }

  /**
   * Does everything that is due, in the calling thread.
   *
   * @param instead does one, in the place of the task's own way
   */
  public void drain(Consumer<W> instead) {
    List<W> claimed;
    do {
      claimed = claim.apply(room);
      claimed.forEach(instead);
    } while (claimed.size() == room);
  }

  private void tick() {
    int failures = 0;
    try {
      do {
        free.acquire();
        int wanted = 1 + free.drainPermits();
        List<W> claimed;
        try {
          claimed = claim.apply(wanted);
          failures = 0;
        } catch (RuntimeException e) {
          claimed = List.of();
          failures++;
          failed(e);
        }
        free.release(wanted - claimed.size());
        claimed.forEach(each -> workers.execute(() -> run(each)));
        if (claimed.size() == wanted) {
          continue;
        }
        if (closing.await(waitAfter(failures).toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      } while (closing.getCount() > 0);
    } catch (InterruptedException e) {
      LOG.debug("{} was interrupted, and ends", name, e);
      Thread.currentThread().interrupt();
    } catch (RejectedExecutionException e) {
      LOG.debug("{} was closed while it claimed; the leases end by themselves", name, e);
    }
  }

  private Duration waitAfter(int failures) {
    if (failures == 0) {
      return pause;
    }
    Duration longest = pause.compareTo(LONGEST_PAUSE) > 0 ? pause : LONGEST_PAUSE;
    return new Backoff(pause, longest).after(NO_ID, failures);
  }

  private void failed(RuntimeException why) {
    if (closing.getCount() > 0) {
      String code = why instanceof SignalCraftException known ? known.code() : "";
      LOG.warn("{} could not claim work and tries again: {} {}", name, code, why.toString());
      claimFailed.accept(why);
    }
  }

  private void run(W each) {
    try {
      work.accept(each);
    } finally {
      free.release();
    }
  }

  /** Claims no more. What is claimed is still done. */
  public void stop() {
    closing.countDown();
  }

  /**
   * Waits until what was claimed is done.
   *
   * @param patience how long; then the threads are interrupted, and leases end by themselves
   */
  public void await(Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    try {
      ticker.join(Math.max(1, patience.toMillis()));
      workers.shutdown();
      if (!workers.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        LOG.warn("{} did not end its work in {}, and is interrupted", name, patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ticker.interrupt();
      workers.shutdownNow();
    }
  }
}
