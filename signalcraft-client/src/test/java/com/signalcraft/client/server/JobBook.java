package com.signalcraft.client.server;

import com.signalcraft.common.Job;
import com.signalcraft.common.JobStatus;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Failures;
import com.signalcraft.examples.api.job.JobDesk;
import com.signalcraft.examples.api.job.JobOrder;
import com.signalcraft.examples.api.job.JobState;
import com.signalcraft.examples.api.job.JobWork;
import com.signalcraft.examples.api.job.UploadWork;
import com.signalcraft.internal.LocalJob;
import com.signalcraft.internal.LocalJobs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The jobs, which run in this process; each is seen by who started it and by those who may read its
 * business.
 */
final class JobBook implements JobDesk {

  private static final JobWork UPLOADS = new UploadWork();
  private static final Duration ESTIMATE = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Map<UUID, Entry> jobs = new ConcurrentHashMap<>();
  private final LocalJobs runner =
      new LocalJobs(
          "signalcraft-test-jobs",
          () -> new SignalCraftException("CLOSED", false, "closed", FailureDetails.NONE));

  JobBook(InstantSource clock) {
    this.clock = clock;
  }

  private record Entry(
      String starter,
      UUID businessId,
      LocalJob<?> job,
      Function<Object, @Nullable Object> encoder) {}

  @Override
  public JobState start(Call call, JobOrder order) {
    return start(
        call,
        order.businessId(),
        new LocalJob<>(order.kind(), progress -> UPLOADS.run(call.view(), order, progress)),
        result -> result);
  }

  @Override
  public <T> JobState adopt(
      Call call, JobOrder order, Job<T> running, Function<? super T, ?> encoder) {
    return state(keep(call, order.businessId(), running, encoder));
  }

  @Override
  public JobState state(Call call, UUID jobId) {
    return state(visible(call, jobId));
  }

  @Override
  public void cancel(Call call, UUID jobId) {
    visible(call, jobId)
        .job()
        .fail(
            new SignalCraftException(
                "CANCELLED", false, "the job was given up", FailureDetails.NONE));
  }

  /** Runs a job of this server. */
  <T> JobState start(Call call, UUID businessId, LocalJob<T> job, Function<? super T, ?> encoder) {
    Entry entry = keep(call, businessId, job, encoder);
    JobState accepted = state(entry);
    runner.start(job);
    return accepted;
  }

  @SuppressWarnings("unchecked") // the encoder is of the job's own result
  private <T> Entry keep(Call call, UUID businessId, Job<T> job, Function<? super T, ?> encoder) {
    Entry entry =
        new Entry(
            call.caller(), businessId, (LocalJob<T>) job, result -> encoder.apply((T) result));
    jobs.put(job.id(), entry);
    return entry;
  }

  private Entry visible(Call call, UUID id) {
    Entry entry = jobs.get(id);
    if (entry != null && (entry.starter().equals(call.caller()) || mayRead(call, entry))) {
      return entry;
    }
    throw NotFoundException.of("job", id);
  }

  private static boolean mayRead(Call call, Entry entry) {
    try {
      call.view().businesses().get(entry.businessId());
      return true;
    } catch (NotFoundException | PermissionDeniedException e) {
      return false;
    }
  }

  /** The job that a call asks for. */
  LocalJob<?> job(Call call) {
    return visible(call, call.id("job_id")).job();
  }

  private JobState state(Entry entry) {
    LocalJob<?> job = entry.job();
    JobStatus status = job.status();
    Object result = null;
    Object error = null;
    try {
      if (status.isFinal()) {
        result = entry.encoder().apply(job.await(Duration.ZERO));
      }
    } catch (SignalCraftException e) {
      error = Failures.error(e);
    }
    return new JobState(
        job.id(),
        job.kind(),
        status,
        job.progress(),
        result,
        error,
        clock.instant().plus(ESTIMATE));
  }

  void close() {
    runner.close();
  }
}
