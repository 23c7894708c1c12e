package com.signalcraft.examples.server.job;

import com.signalcraft.common.Job;
import com.signalcraft.common.JobStatus;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.RateLimitedException;
import com.signalcraft.error.TransportException;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Content;
import com.signalcraft.examples.api.job.JobDesk;
import com.signalcraft.examples.api.job.JobOrder;
import com.signalcraft.examples.api.job.JobState;
import com.signalcraft.examples.server.file.DatabaseFileStore;
import com.signalcraft.examples.server.job.JobTable.NewJob;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Jobs that are kept in the database. Thread-safe. */
final class DatabaseJobDesk implements JobDesk {

  private final JobTable table;
  private final RunningJobs running;
  private final Asker.Registry askers;
  private final DatabaseFileStore files;
  private final JobQueue queue;
  private final JobOptions options;
  private final InstantSource clock;

  DatabaseJobDesk(
      JobTable table,
      RunningJobs running,
      Asker.Registry askers,
      DatabaseFileStore files,
      JobQueue queue,
      JobOptions options,
      InstantSource clock) {
    this.table = table;
    this.running = running;
    this.askers = askers;
    this.files = files;
    this.queue = queue;
    this.options = options;
    this.clock = clock;
  }

  @Override
  public JobState start(Call call, JobOrder order) {
    UUID id = UUID.randomUUID();
    Asker asker = askers.of(call.identity(), id);
    int open = requireRoom(order);
    UUID fileId = keep(order);
    table.insert(job(id, order, asker, fileId, null, null), options.lease());
    queue.add(id, open);
    return accepted(id, order, JobStatus.QUEUED, open);
  }

  /** Takes an order of the service's own; without effect where one with its key is there. */
  boolean startOnce(JobOrder order, String onceKey) {
    UUID id = UUID.randomUUID();
    int open = table.open(order.businessId());
    boolean isNew =
        table.insert(job(id, order, Asker.SERVICE, null, onceKey, null), options.lease());
    if (isNew) {
      queue.add(id, open);
    }
    return isNew;
  }

  @Override
  public <T> JobState adopt(
      Call call, JobOrder order, Job<T> work, Function<? super T, ?> encoder) {
    UUID id = UUID.randomUUID();
    UUID token = UUID.randomUUID();
    Asker asker = askers.of(call.identity(), id);
    int open = table.open(order.businessId());
    table.insert(job(id, order, asker, null, null, token), options.lease());
    running.adopt(running.begin(id, token), work, encoder);
    queue.addLater(id, options.lease());
    return accepted(id, order, JobStatus.PROCESSING, open);
  }

  @Override
  public JobState state(Call call, UUID jobId) {
    StoredJob job = visible(call, jobId);
    return new JobState(
        job.id(),
        job.kind(),
        job.status(),
        job.progress(),
        JobJson.read(job.result()),
        JobJson.read(job.error()),
        job.createdAt().plus(table.typical(job.kind())));
  }

  @Override
  public void cancel(Call call, UUID jobId) {
    table.cancel(visible(call, jobId).id(), JobErrors.cancelledJson());
    running.stop(jobId);
  }

  private static NewJob job(
      UUID id,
      JobOrder order,
      Asker asker,
      @Nullable UUID fileId,
      @Nullable String onceKey,
      @Nullable UUID token) {
    return new NewJob(
        id,
        order.businessId(),
        asker,
        order.kind(),
        order.parameters().toJson(),
        fileId,
        onceKey,
        token);
  }

  private int requireRoom(JobOrder order) {
    int open = table.open(order.businessId());
    if (open >= options.mostOpen()) {
      throw new RateLimitedException(
          "the business has " + open + " jobs that have not ended; wait for some of them",
          FailureDetails.retryAfter(table.typical(order.kind())));
    }
    return open;
  }

  private @Nullable UUID keep(JobOrder order) {
    Content file = order.file();
    if (file == null) {
      return null;
    }
    try (InputStream bytes = file.open()) {
      return files.keepForJob(order.businessId(), bytes);
    } catch (IOException e) {
      throw new TransportException("the file cannot be read", FailureDetails.causedBy(e));
    }
  }

  private JobState accepted(UUID id, JobOrder order, JobStatus status, int open) {
    Duration each = table.typical(order.kind());
    Instant estimate = clock.instant().plus(each.multipliedBy(1L + open / options.perBusiness()));
    return new JobState(id, order.kind(), status, 0, null, null, estimate);
  }

  private StoredJob visible(Call call, UUID id) {
    Optional<StoredJob> job = table.find(id);
    if (job.isPresent()
        && (job.get().asker().isSameAs(askers.of(call.identity(), id))
            || mayRead(call, job.get().businessId()))) {
      return job.get();
    }
    throw NotFoundException.of("job", id);
  }

  private static boolean mayRead(Call call, UUID businessId) {
    try {
      call.view().businesses().get(businessId);
      return true;
    } catch (NotFoundException | PermissionDeniedException e) {
      return false;
    }
  }
}
