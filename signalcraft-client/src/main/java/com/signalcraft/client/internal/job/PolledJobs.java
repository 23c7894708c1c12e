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
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.NotSupportedException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
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
    Function<Fields, T> member = row -> result.apply(row.object("result"));
    return handle(caller, jobId, kind, ApiRequest.of(HttpMethod.GET, JOBS, id(jobId)), member);
  }

  /**
   * The handle of a job that has a call of its own to ask for it.
   *
   * @param caller makes the calls
   * @param jobId the job
   * @param kind what it does, which is also where it is asked for, such as {@code reports}
   * @param result makes the result of the whole answer
   * @param <T> the type of the result
   * @return the handle
   */
  public <T> RemoteJob<T> at(
      ApiCaller caller, UUID jobId, String kind, Function<Fields, T> result) {
    return handle(caller, jobId, kind, ApiRequest.of(HttpMethod.GET, kind, id(jobId)), result);
  }

  private static UUID id(UUID jobId) {
    return Checks.required("job_id", jobId);
  }

  /** Has all jobs asked for now that somebody waits for, after the calls were ended. */
  public void close() {
    timer.close();
  }

  private <T> RemoteJob<T> handle(
      ApiCaller caller, UUID jobId, String kind, ApiRequest ask, Function<Fields, T> result) {
    ResponseReader<JobState<T>> reader =
        answer ->
            Answers.<JobState<T>>object(row -> JobState.of(row, result))
                .read(answer)
                .askAgainIn(retryAfter.of(answer.headers()));
    return new PolledJob<>(
        jobId,
        kind,
        new JobQuestion<T>() {
          @Override
          public JobState<T> ask() {
            return caller.call(ask, reader);
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
