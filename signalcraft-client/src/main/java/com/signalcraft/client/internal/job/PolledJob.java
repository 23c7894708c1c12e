package com.signalcraft.client.internal.job;

import com.signalcraft.client.hosted.RemoteJob;
import com.signalcraft.client.internal.json.MalformedAnswer;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JobStatus;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job of the server that is asked for while somebody waits. Thread-safe.
 *
 * @param <T> the type of the result
 */
final class PolledJob<T> implements RemoteJob<T> {

  private static final Logger LOG = LoggerFactory.getLogger(PolledJob.class);

  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final Duration FOR_EVER = Duration.ofDays(10_000);

  private final UUID id;
  private final String kind;
  private final JobQuestion<T> question;
  private final JobTimer timer;
  private final List<DoubleConsumer> listeners = new CopyOnWriteArrayList<>();

  /** Guarded by this, as are the three below. */
  private final List<CompletableFuture<T>> waiting = new ArrayList<>();

  private @Nullable JobState<T> end;
  private boolean isPolled;
  private double toldProgress = -1;

  /** How long the next pause is; used by the one who polls. */
  private Duration pause = FIRST_WAIT;

  private volatile @Nullable SignalCraftException trouble;

  PolledJob(UUID id, String kind, JobQuestion<T> question, JobTimer timer) {
    this.id = id;
    this.kind = kind;
    this.question = question;
    this.timer = timer;
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
    return current().status();
  }

  @Override
  public double progress() {
    return current().progress();
  }

  /** What is known for good, or what the server says now. */
  private JobState<T> current() {
    JobState<T> known = end();
    return known == null ? learned(question.ask()) : known;
  }

  private synchronized @Nullable JobState<T> end() {
    return end;
  }

  @Override
  public RemoteJob<T> onProgress(DoubleConsumer listener) {
    listeners.add(Checks.required("listener", listener));
    return this;
  }

  @Override
  public T await(Duration timeout) {
    Checks.required("timeout", timeout);
    Checks.that(!timeout.isNegative(), "timeout", "must not be negative, was " + timeout);
    if (timeout.isZero()) {
      JobState<T> now = current();
      if (now.status().isFinal()) {
        return now.outcome();
      }
      throw late(timeout);
    }
    CompletableFuture<T> own = future();
    try {
      Duration bounded = timeout.compareTo(FOR_EVER) > 0 ? FOR_EVER : timeout;
      return own.get(bounded.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw late(timeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallTimeoutException(
          "the thread was interrupted while it waited for job " + id, FailureDetails.causedBy(e));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SignalCraftException failure) {
        throw failure;
      }
      throw new IllegalStateException("a job fails by SignalCraftException alone", e);
    } finally {
      own.cancel(false);
    }
  }

  private CallTimeoutException late(Duration timeout) {
    SignalCraftException last = trouble;
    return new CallTimeoutException(
        "job "
            + id
            + " was not done within "
            + timeout
            + (last == null ? "" : "; it could not be asked for: " + last.getMessage()),
        last == null ? FailureDetails.NONE : FailureDetails.causedBy(last));
  }

  @Override
  public CompletableFuture<T> future() {
    CompletableFuture<T> own = new CompletableFuture<>();
    boolean begins = false;
    JobState<T> known;
    synchronized (this) {
      known = end;
      if (known == null) {
        waiting.add(own);
        begins = !isPolled;
        isPolled = true;
      }
    }
    if (known != null) {
      complete(own, known);
      return own;
    }
    // however it ends, by a user's hand too
    CompletableFuture<T> left = own.whenComplete((result, failure) -> leave(own));
    if (begins && !left.isDone()) {
      pause = FIRST_WAIT;
      timer.after(Duration.ZERO, this::poll);
    }
    return own;
  }

  private synchronized void leave(CompletableFuture<T> own) {
    waiting.removeIf(other -> other == own);
  }

  private void poll() {
    if (!isWanted()) {
      return;
    }
    Duration asked;
    try {
      JobState<T> state = learned(question.ask());
      if (state.status().isFinal()) {
        return;
      }
      trouble = null;
      asked = state.askAgainIn();
    } catch (SignalCraftException e) {
      if (!e.retryable() || e instanceof MalformedAnswer) {
        release(e);
        return;
      }
      LOG.debug("job {} could not be asked for, and will be again", id, e);
      trouble = e;
      asked = e.retryAfter().orElse(null);
    } catch (RuntimeException | Error e) {
      LOG.error("job {} cannot be asked for, by a defect", id, e);
      release(
          new SignalCraftException(
              "INTERNAL_ERROR",
              false,
              "job " + id + " cannot be asked for: " + e,
              FailureDetails.causedBy(e)));
      return;
    }
    Duration wait = asked == null || asked.compareTo(pause) < 0 ? pause : asked;
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
    timer.after(wait, this::poll);
  }

  private synchronized boolean isWanted() {
    isPolled = end == null && !waiting.isEmpty();
    return isPolled;
  }

  /** Takes what the server says; what was known for good before stays. */
  private JobState<T> learned(JobState<T> state) {
    List<CompletableFuture<T>> released = List.of();
    boolean hasMoved;
    synchronized (this) {
      if (end != null) {
        return end;
      }
      if (state.status().isFinal()) {
        end = state;
        released = drained();
      }
      hasMoved = state.progress() != toldProgress;
      toldProgress = state.progress();
    }
    if (hasMoved) {
      listeners.forEach(listener -> tell(listener, state.progress()));
    }
    released.forEach(own -> complete(own, state));
    return state;
  }

  private void tell(DoubleConsumer listener, double progress) {
    try {
      listener.accept(progress);
    } catch (RuntimeException e) {
      LOG.warn("a listener for the progress of job {} failed", id, e);
    }
  }

  /** Nobody can be told how the job ended; it can be asked for again. */
  private void release(SignalCraftException failure) {
    List<CompletableFuture<T>> released;
    synchronized (this) {
      released = drained();
    }
    released.forEach(own -> own.completeExceptionally(failure));
  }

  private List<CompletableFuture<T>> drained() {
    List<CompletableFuture<T>> all = List.copyOf(waiting);
    waiting.clear();
    isPolled = false;
    return all;
  }

  private void complete(CompletableFuture<T> own, JobState<T> state) {
    SignalCraftException failure = state.failure();
    if (failure == null) {
      own.complete(state.outcome());
    } else {
      own.completeExceptionally(failure);
    }
  }

  @Override
  public boolean cancel() {
    if (end() != null) {
      return false;
    }
    SignalCraftException failure =
        new SignalCraftException(
            "CANCELLED", false, "job " + id + " was cancelled", FailureDetails.NONE);
    JobState<T> state = learned(JobState.failed(failure));
    return state.failure() == failure && question.giveUp();
  }

  /** Which job; nothing of its result. */
  @Override
  public String toString() {
    return "RemoteJob[" + kind + " " + id + "]";
  }
}
