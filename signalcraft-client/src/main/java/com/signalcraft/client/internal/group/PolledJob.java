package com.signalcraft.client.internal.group;

import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.Fields;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Job;
import com.signalcraft.common.JobStatus;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.SignalCraftException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A job of the server, asked for at growing intervals. Thread-safe. */
final class PolledJob<T> implements Job<T> {

  private static final long FIRST_WAIT_MILLIS = 50;
  private static final long LONGEST_WAIT_MILLIS = 5_000;

  private final ApiCaller caller;
  private final UUID jobId;
  private final String kind;
  private final Function<Fields, T> result;

  PolledJob(ApiCaller caller, UUID jobId, String kind, Function<Fields, T> result) {
    this.caller = caller;
    this.jobId = jobId;
    this.kind = kind;
    this.result = result;
  }

  @Override
  public UUID id() {
    return jobId;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public JobStatus status() {
    return ask().status();
  }

  @Override
  public double progress() {
    return ask().progress();
  }

  @Override
  public T await(Duration timeout) {
    Checks.required("timeout", timeout);
    Checks.that(!timeout.isNegative(), "timeout", "must not be negative, was " + timeout);
    long begin = System.nanoTime();
    long wait = FIRST_WAIT_MILLIS;
    while (true) {
      State<T> state = ask();
      if (state.status().isFinal()) {
        return state.outcome();
      }
      Duration left = timeout.minusNanos(System.nanoTime() - begin);
      if (left.isNegative() || left.isZero()) {
        throw new CallTimeoutException("job " + jobId + " was not done within " + timeout);
      }
      sleep(Math.min(wait, Math.max(1, left.toMillis())));
      wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
    }
  }

  private void sleep(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallTimeoutException("interrupted while waiting for job " + jobId);
    }
  }

  private State<T> ask() {
    return caller.call(Calls.get("jobs", jobId), Answers.object(this::state));
  }

  private State<T> state(Fields row) {
    // a status that is not known yet is not an end
    JobStatus status = row.openEnum(JobStatus.class, "status").known().orElse(JobStatus.PROCESSING);
    BigDecimal progress = row.optionalDecimal("progress");
    return new State<>(
        status,
        progress == null ? 0 : Math.min(1, Math.max(0, progress.doubleValue())),
        status == JobStatus.COMPLETED ? result.apply(row.object("result")) : null,
        status == JobStatus.FAILED ? JobFailure.of(row) : null);
  }

  private record State<T>(
      JobStatus status,
      double progress,
      @Nullable T result,
      @Nullable SignalCraftException failure) {

    T outcome() {
      if (failure != null) {
        throw failure;
      }
      return Checks.required("result", result);
    }
  }
}
