package com.signalcraft.internal;

import com.signalcraft.common.Checks;
import com.signalcraft.common.Job;
import com.signalcraft.common.JobStatus;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/**
 * A job that runs in this process. Thread-safe.
 *
 * @param <T> the type of the result
 */
public final class LocalJob<T> implements Job<T>, Runnable {

  private final UUID id = UUID.randomUUID();
  private final String kind;
  private final Function<DoubleConsumer, T> work;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private volatile boolean started;
  private volatile double progress;

  /**
   * A job.
   *
   * @param kind what it does
   * @param work the work, which is given where to report its progress, 0 to 1
   */
  public LocalJob(String kind, Function<DoubleConsumer, T> work) {
    this.kind = kind;
    this.work = work;
  }

  @Override
  public void run() {
    if (result.isDone()) {
      return; // given up before its turn came
    }
    started = true;
    try {
      result.complete(work.apply(done -> progress = done));
    } catch (SignalCraftException e) {
      fail(e);
    } catch (RuntimeException e) {
      fail(
          new SignalCraftException(
              "INTERNAL_ERROR", false, "the job failed: " + e, FailureDetails.causedBy(e)));
    }
  }

  /**
   * Ends the job with an error; without effect where it has ended.
   *
   * @param failure what {@link #await} throws
   */
  public void fail(SignalCraftException failure) {
    result.completeExceptionally(failure);
  }

  @Override
  public UUID id() {
    return id;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public JobStatus status() {
    if (result.isDone()) {
      return result.isCompletedExceptionally() ? JobStatus.FAILED : JobStatus.COMPLETED;
    }
    return started ? JobStatus.PROCESSING : JobStatus.QUEUED;
  }

  @Override
  public double progress() {
    return result.isDone() ? 1 : progress;
  }

  @Override
  public T await(Duration timeout) {
    Checks.that(!timeout.isNegative(), "timeout", "must not be negative, was " + timeout);
    try {
      return result.get(nanos(timeout), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new CallTimeoutException(
          "job " + id + " was not done within " + timeout, FailureDetails.causedBy(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallTimeoutException(
          "the thread was interrupted while it waited for job " + id, FailureDetails.causedBy(e));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SignalCraftException failure) {
        throw failure;
      }
      throw new IllegalStateException("a job fails by SignalCraftException alone", e);
    }
  }

  private static long nanos(Duration timeout) {
    return timeout.compareTo(Duration.ofDays(10_000)) > 0 ? Long.MAX_VALUE : timeout.toNanos();
  }
}
