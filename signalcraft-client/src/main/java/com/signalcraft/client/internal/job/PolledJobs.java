package com.signalcraft.client.internal.job;

import com.signalcraft.client.hosted.RemoteJob;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.Fields;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ApiRequest;
import com.signalcraft.client.internal.transport.HttpMethod;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.client.internal.transport.RetryAfter;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JobStatus;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.SignalCraftException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the handles of jobs that the server works on. Thread-safe. */
public final class PolledJobs {

  private static final Logger LOG = LoggerFactory.getLogger(PolledJobs.class);

  private static final String JOBS = "jobs";

  private final RetryAfter retryAfter;
  private final JobTimer timer;

  /**
   * A maker of handles.
   *
   * @param clock tells the time of day, for waits that a server gives as a date
   * @param timer has jobs asked for
   */
  public PolledJobs(InstantSource clock, JobTimer timer) {
    this.retryAfter = new RetryAfter(clock);
    this.timer = timer;
  }

  /**
   * The handle of a job.
   *
   * @param caller makes the calls that ask for it
   * @param jobId the job
   * @param kind what it does, such as {@code forecast}
   * @param result makes the result of the member {@code result} of the job
   * @param <T> the type of the result
   * @return the handle
   */
  public <T> RemoteJob<T> of(
      ApiCaller caller, UUID jobId, String kind, Function<Fields, T> result) {
    ApiRequest ask = get(JOBS, jobId);
    ResponseReader<JobState<T>> reader = reader(row -> result.apply(row.object("result")));
    return handle(caller, jobId, kind, () -> caller.call(ask, reader));
  }

  /**
   * The handle of a job that has a call of its own to ask for it. That one does not tell why the
   * job failed; the server is asked for that by the general one, where it has it.
   *
   * @param caller makes the calls
   * @param jobId the job
   * @param kind what it does
   * @param path where it is asked for, such as {@code reports}
   * @param result makes the result of the whole answer
   * @param <T> the type of the result
   * @return the handle
   */
  public <T> RemoteJob<T> at(
      ApiCaller caller, UUID jobId, String kind, String path, Function<Fields, T> result) {
    ApiRequest ask = get(path, jobId);
    ResponseReader<JobState<T>> reader = reader(result);
    return handle(
        caller,
        jobId,
        kind,
        () -> {
          JobState<T> state = caller.call(ask, reader);
          return state.status() == JobStatus.FAILED ? explained(caller, jobId, state) : state;
        });
  }

  private static <T> JobState<T> explained(ApiCaller caller, UUID jobId, JobState<T> failed) {
    try {
      // only the failure is of interest
      JobState<Fields> told =
          caller.call(get(JOBS, jobId), Answers.object(row -> JobState.of(row, whole -> whole)));
      SignalCraftException failure = told.failure();
      return failure == null ? failed : JobState.failed(failure);
    } catch (SignalCraftException e) {
      LOG.debug("the server does not tell why job {} failed", jobId, e);
      return failed;
    }
  }

  private static ApiRequest get(String path, UUID jobId) {
    return ApiRequest.of(HttpMethod.GET, path, Checks.required("job_id", jobId));
  }

  private <T> ResponseReader<JobState<T>> reader(Function<Fields, T> result) {
    return answer ->
        Answers.<JobState<T>>object(row -> JobState.of(row, result))
            .read(answer)
            .askAgainIn(retryAfter.of(answer.headers()));
  }

  /** Has all jobs asked for now that somebody waits for, after the calls were ended. */
  public void close() {
    timer.close();
  }

  private <T> RemoteJob<T> handle(
      ApiCaller caller, UUID jobId, String kind, Supplier<JobState<T>> ask) {
    return new PolledJob<>(
        jobId,
        kind,
        new JobQuestion<T>() {
          @Override
          public JobState<T> ask() {
            return ask.get();
          }

          @Override
          public boolean giveUp() {
            return cancelled(caller, jobId);
          }
        },
        timer);
  }

  private static boolean cancelled(ApiCaller caller, UUID jobId) {
    try {
      caller.call(ApiRequest.of(HttpMethod.DELETE, JOBS, jobId), ResponseReader.STATUS);
      return true;
    } catch (NotFoundException | NotSupportedException e) {
      LOG.debug("the server did not take that job {} was cancelled", jobId, e);
      return false;
    }
  }
}
