package com.signalcraft.forecast.batch;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a batch. Its methods are for the thread that runs it; used once. */
final class BatchRun<K> {

  private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);

  private final Function<BatchItem<K>, BatchOutcome<K>> work;
  private final Consumer<? super BatchOutcome<K>> consumer;
  private final BatchProgress progress;
  private final BatchCancellation cancellation;
  private final int ahead;
  private final AtomicBoolean ended = new AtomicBoolean();
  private long made;
  private long failed;

  BatchRun(
      Function<BatchItem<K>, BatchOutcome<K>> work,
      Consumer<? super BatchOutcome<K>> consumer,
      BatchProgress progress,
      BatchCancellation cancellation,
      int ahead) {
    this.work = work;
    this.consumer = consumer;
    this.progress = progress;
    this.cancellation = cancellation;
    this.ahead = ahead;
  }

  BatchSummary onOwnThreads(Iterator<BatchItem<K>> series, int threads) {
    AtomicInteger number = new AtomicInteger();
    ExecutorService workers =
        Executors.newFixedThreadPool(
            threads,
            body -> {
              Thread thread = new Thread(body, "signalcraft-batch-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    try {
      return run(series, workers, false);
    } finally {
      workers.shutdownNow();
    }
  }

  BatchSummary onThreadsOfOthers(Iterator<BatchItem<K>> series, Executor executor) {
    return run(series, executor, true);
  }

  private BatchSummary run(Iterator<BatchItem<K>> series, Executor executor, boolean helping) {
    Queue<Task> tasks = new ArrayDeque<>();
    boolean cancelled = false;
    try {
      while (!cancelled && series.hasNext()) {
        Task task = new Task(series.next());
        tasks.add(task);
        start(task, executor, helping);
        cancelled = tasks.size() >= ahead ? !deliver(tasks.remove(), helping) : isCancelled();
      }
      while (!cancelled && !tasks.isEmpty()) {
        cancelled = !deliver(tasks.remove(), helping);
      }
      return new BatchSummary(made, failed, cancelled);
    } finally {
      ended.set(true);
    }
  }

  private void start(Task task, Executor executor, boolean helping) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException busy) {
      if (!helping) {
        throw busy;
      }
      LOG.debug("the executor takes no more series, this thread will work on them", busy);
    }
  }

  private boolean isCancelled() {
    return cancellation.isCancelled() || Thread.currentThread().isInterrupted();
  }

  /** Waits for an outcome and hands it on; false if the batch was cancelled before. */
  private boolean deliver(Task task, boolean helping) {
    if (isCancelled()) {
      return false;
    }
    if (helping) {
      task.run();
    }
    BatchOutcome<K> outcome;
    try {
      CompletableFuture.anyOf(task.result, cancellation.signal()).get();
      if (isCancelled()) {
        return false;
      }
      outcome = task.result.get();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException broken) {
      if (broken.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("a series failed beyond repair", broken);
    }
    consumer.accept(outcome);
    if (outcome instanceof BatchOutcome.Made) {
      made++;
    } else {
      failed++;
    }
    progress.advanced(made, failed);
    return true;
  }

  /** A series to work on, by whoever comes first. */
  private final class Task implements Runnable {
    private final BatchItem<K> item;
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<BatchOutcome<K>> result = new CompletableFuture<>();

    Task(BatchItem<K> item) {
      this.item = item;
    }

    @Override
    public void run() {
      if (ended.get() || !begun.compareAndSet(false, true)) {
        return;
      }
      try {
        result.complete(work.apply(item));
      } catch (Throwable error) {
        // Handed to the thread that runs the batch, which throws it.
        result.completeExceptionally(error);
      }
    }
  }
}
