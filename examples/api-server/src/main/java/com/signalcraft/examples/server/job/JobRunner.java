package com.signalcraft.examples.server.job;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.CompletionHandler.OnCompleteRemove;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.api.call.Content;
import com.signalcraft.examples.api.call.Failures;
import com.signalcraft.examples.api.call.JsonText;
import com.signalcraft.examples.api.job.JobOrder;
import com.signalcraft.examples.api.job.JobWork;
import com.signalcraft.examples.server.file.DatabaseFileStore;
import com.signalcraft.examples.server.job.RunningJob.Stop;
import com.signalcraft.examples.server.job.RunningJob.Stopped;
import com.signalcraft.examples.server.job.StoredJob.Claim;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one job, as db-scheduler says, with the rights of who asked for it. Thread-safe. */
final class JobRunner implements ExecutionHandler<Void> {

  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final JobTable table;
  private final RunningJobs running;
  private final Asker.Registry askers;
  private final DatabaseFileStore files;
  private final Map<String, JobWork> works;
  private final JobOptions options;
  private final InstantSource clock;

  JobRunner(
      JobTable table,
      RunningJobs running,
      Asker.Registry askers,
      DatabaseFileStore files,
      Map<String, JobWork> works,
      JobOptions options,
      InstantSource clock) {
    this.table = table;
    this.running = running;
    this.askers = askers;
    this.files = files;
    this.works = Map.copyOf(works);
    this.options = options;
    this.clock = clock;
  }

  @Override
  public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
    UUID id = UUID.fromString(instance.getId());
    UUID token = UUID.randomUUID();
    Claim claim = table.claim(id, token, options);
    if (claim.pause() != null) {
      return again(claim.pause());
    }
    StoredJob job = claim.job();
    return job == null ? new OnCompleteRemove<>() : run(job, token);
  }

  private CompletionHandler<Void> run(StoredJob job, UUID token) {
    JobWork work = works.get(job.kind());
    if (work == null) {
      table.fail(token, JobErrors.unknownKind(job.kind()));
    } else if (job.attempts() > options.attempts()) {
      table.fail(token, JobErrors.exhausted(options.attempts()));
    } else {
      RunningJob mine = running.begin(job.id(), token);
      try {
        return work(work, job, mine);
      } finally {
        running.end(mine);
      }
    }
    return new OnCompleteRemove<>();
  }

  private CompletionHandler<Void> work(JobWork work, StoredJob job, RunningJob mine) {
    long start = System.nanoTime();
    String result;
    try {
      Object done = work.run(askers.view(job.asker(), job.id()), order(job), mine);
      result = JsonText.of(done);
    } catch (Stopped e) {
      return stopped(e.why(), mine);
    } catch (SignalCraftException e) {
      return failed(e, job, mine);
    } catch (RuntimeException e) {
      LOG.error("job {} ({}) failed", job.id(), job.kind(), e);
      table.fail(mine.token(), JobErrors.DEFECT);
      return new OnCompleteRemove<>();
    }
    table.complete(mine.token(), result);
    LOG.info(
        "job {} ({}) is done in {} ms, attempt {}",
        job.id(),
        job.kind(),
        Duration.ofNanos(System.nanoTime() - start).toMillis(),
        job.attempts());
    return new OnCompleteRemove<>();
  }

  private JobOrder order(StoredJob job) {
    UUID fileId = job.fileId();
    Content file = fileId == null ? null : files.content(fileId);
    return new JobOrder(job.kind(), job.businessId(), job.parameters(), file);
  }

  private CompletionHandler<Void> stopped(Stop why, RunningJob mine) {
    LOG.info("job {} is left: {}", mine.id(), why);
    if (why == Stop.CLOSING) {
      table.putBack(mine.token(), false);
    }
    return again(Duration.ZERO);
  }

  private CompletionHandler<Void> failed(SignalCraftException e, StoredJob job, RunningJob mine) {
    if (mine.isStopped()) {
      return stopped(Stop.NOT_OURS, mine);
    }
    if (e.retryable() && job.attempts() < options.attempts()) {
      Duration wait = e.retryAfter().orElse(options.waitAfter(job.attempts()));
      LOG.info("job {} is tried again in {}: {}", job.id(), wait, e.getMessage());
      table.putBack(mine.token(), true);
      return again(wait);
    }
    LOG.info("job {} ({}) has failed: {}", job.id(), job.kind(), e.getMessage());
    table.fail(mine.token(), JsonText.of(Failures.error(e)));
    return new OnCompleteRemove<>();
  }

  private CompletionHandler<Void> again(Duration wait) {
    return (complete, operations) -> operations.reschedule(complete, clock.instant().plus(wait));
  }
}
