package com.signalcraft.client.server;

import static com.signalcraft.client.server.JsonText.object;

import com.signalcraft.common.Job;
import com.signalcraft.common.JobStatus;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.internal.LocalJob;
import com.signalcraft.internal.LocalJobs;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The jobs; each is seen by who started it and by those who may read its business. */
final class JobBook {

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
      String starter, UUID businessId, LocalJob<?> job, Function<Object, Object> encoder) {}

  List<Route> routes() {
    return List.of(
        Route.get("/jobs/{job_id}", call -> Answer.ok(state(visible(call)))),
        Route.delete("/jobs/{job_id}", this::cancel));
  }

  /** Runs a job of this server. */
  <T> Map<String, Object> start(
      Call call, UUID businessId, LocalJob<T> job, Function<T, Object> encoder) {
    Map<String, Object> answer = keep(call, businessId, job, encoder);
    runner.start(job);
    return answer;
  }

  /** Takes a job in that runs already. */
  @SuppressWarnings("unchecked") // the encoder is of the job's own result
  <T> Map<String, Object> keep(
      Call call, UUID businessId, Job<T> job, Function<T, Object> encoder) {
    jobs.put(
        job.id(),
        new Entry(
            call.caller(), businessId, (LocalJob<T>) job, result -> encoder.apply((T) result)));
    return object(
        "job_id",
        job.id(),
        "status",
        job.status(),
        "estimated_completion",
        clock.instant().plus(ESTIMATE));
  }

  private Entry visible(Call call) {
    UUID id = call.id("job_id");
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
    return visible(call).job();
  }

  private static Object state(Entry entry) {
    LocalJob<?> job = entry.job();
    JobStatus status = job.status();
    Map<String, Object> state =
        object(
            "job_id", job.id(), "kind", job.kind(), "status", status, "progress", job.progress());
    state.put("result", null);
    state.put("error", null);
    try {
      if (status.isFinal()) {
        state.put("result", entry.encoder().apply(job.await(Duration.ZERO)));
      }
    } catch (SignalCraftException e) {
      state.put("error", Failures.error(e));
    }
    return state;
  }

  private Answer cancel(Call call) {
    visible(call)
        .job()
        .fail(
            new SignalCraftException(
                "CANCELLED", false, "the job was given up", FailureDetails.NONE));
    return Answer.done();
  }

  void close() {
    runner.close();
  }
}
