package com.signalcraft.examples.server.job;

import com.signalcraft.common.Job;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.api.call.Failures;
import com.signalcraft.examples.api.call.JsonText;
import com.signalcraft.examples.server.job.RunningJob.Stop;
import com.signalcraft.internal.LocalJob;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs that this process works on: renews their leases, notices which are not its own any more,
 * and ends those that run elsewhere in the process. Thread-safe.
 */
final class RunningJobs implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningJobs.class);

  /** How soon the end of an adopted job is noticed. */
  private static final Duration GLANCE = Duration.ofMillis(100);

  private final JobTable table;
  private final JobOptions options;
  private final Map<UUID, RunningJob> running = new ConcurrentHashMap<>();
  private final Map<UUID, Adopted<?>> adopted = new ConcurrentHashMap<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "signalcraft-job-leases");
            thread.setDaemon(true);
            return thread;
          });

  RunningJobs(JobTable table, JobOptions options) {
    this.table = table;
    this.options = options;
  }

  /** A job that runs elsewhere in this process. */
  private record Adopted<T>(RunningJob job, Job<T> work, Function<? super T, ?> encoder) {

    String result() {
      return JsonText.of(encoder.apply(work.await(Duration.ZERO)));
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // guarded work throws nothing
  void start() {
    long heartbeat = options.heartbeat().toMillis();
    executor.scheduleWithFixedDelay(
        guarded("renew leases", this::renew), heartbeat, heartbeat, TimeUnit.MILLISECONDS);
    executor.scheduleWithFixedDelay(
        guarded("watch adopted jobs", this::watch),
        GLANCE.toMillis(),
        GLANCE.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /** A task that threw would not be run again. */
  private static Runnable guarded(String what, Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (SignalCraftException e) {
        LOG.warn("could not {}, will try again: {}", what, e.getMessage(), e);
      } catch (RuntimeException e) {
        LOG.error("could not {}, will try again", what, e);
      }
    };
  }

  RunningJob begin(UUID id, UUID token) {
    RunningJob job = new RunningJob(id, token);
    running.put(token, job);
    return job;
  }

  void end(RunningJob job) {
    running.remove(job.token());
  }

  <T> void adopt(RunningJob job, Job<T> work, Function<? super T, ?> encoder) {
    adopted.put(job.token(), new Adopted<>(job, work, encoder));
  }

  /** Has this process leave a job, where it works on it. */
  void stop(UUID id) {
    running.values().stream()
        .filter(job -> job.id().equals(id))
        .forEach(job -> job.stop(Stop.NOT_OURS));
  }

  private void renew() {
    Map<UUID, Double> progress = new HashMap<>();
    running.forEach((token, job) -> progress.put(token, job.progress()));
    if (progress.isEmpty()) {
      return;
    }
    Set<UUID> own = table.renew(progress, options.lease());
    progress.keySet().stream()
        .filter(token -> !own.contains(token))
        .map(running::get)
        .filter(job -> job != null)
        .forEach(job -> job.stop(Stop.NOT_OURS));
  }

  private void watch() {
    adopted.values().forEach(this::look);
  }

  private void look(Adopted<?> one) {
    RunningJob job = one.job;
    if (job.isStopped()) {
      if (one.work instanceof LocalJob<?> local) {
        local.fail(JobErrors.cancelled());
      }
      drop(job);
    } else if (one.work.status().isFinal()) {
      finish(one);
      drop(job);
    } else {
      job.accept(one.work.progress());
    }
  }

  private void finish(Adopted<?> one) {
    UUID token = one.job.token();
    String result;
    try {
      result = one.result();
    } catch (SignalCraftException e) {
      table.fail(token, JsonText.of(Failures.error(e)));
      return;
    } catch (RuntimeException e) {
      LOG.error("the result of job {} has no form", one.job.id(), e);
      table.fail(token, JobErrors.DEFECT);
      return;
    }
    table.complete(token, result);
  }

  private void drop(RunningJob job) {
    adopted.remove(job.token());
    end(job);
  }

  /** Has all works end soon; those that were adopted are given back to be begun anew. */
  void stopAll() {
    running.values().forEach(job -> job.stop(Stop.CLOSING));
  }

  /** Gives back what is not done. */
  @Override
  public void close() {
    executor.shutdownNow();
    for (Adopted<?> one : adopted.values()) {
      guarded("give job " + one.job.id() + " back", () -> table.putBack(one.job.token(), false))
          .run();
    }
  }
}
