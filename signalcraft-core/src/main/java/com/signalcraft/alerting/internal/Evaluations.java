package com.signalcraft.alerting.internal;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.AlertBook;
import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertStep;
import com.signalcraft.alerting.AlertRoutes;
import com.signalcraft.alerting.SchedulerListener;
import com.signalcraft.alerting.SchedulerOptions;
import com.signalcraft.error.ConflictException;
import com.signalcraft.error.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates businesses that were claimed. Thread-safe. */
public final class Evaluations {

  private static final Logger LOG = LoggerFactory.getLogger(Evaluations.class);

  private final SignalCraft service;
  private final SchedulerOptions options;
  private final AlertRoutes routes;
  private final LongSupplier nanoTime;
  private final Backoff backoff;

  /** How often each business has failed in succession; of those alone that fail. */
  private final Map<UUID, Integer> failures = new ConcurrentHashMap<>();

  /**
   * Evaluations on a back end.
   *
   * @param service the back end, seen by the service
   * @param options how
   * @param routes through which channels events go
   * @param nanoTime a clock that never goes back, in nanoseconds
   */
  public Evaluations(
      SignalCraft service, SchedulerOptions options, AlertRoutes routes, LongSupplier nanoTime) {
    this.service = service;
    this.options = options;
    this.routes = routes;
    this.nanoTime = nanoTime;
    this.backoff = new Backoff(options.failureWait(), options.longestFailureWait());
  }

  /**
   * A business that was claimed.
   *
   * @param run what was claimed
   * @param sinceNanos when, by {@code nanoTime}
   */
  public record Claimed(AlertRun run, long sinceNanos) {}

  /**
   * Claims businesses.
   *
   * @param limit how many at the most
   * @return what is due
   */
  public List<Claimed> claim(int limit) {
    List<AlertRun> runs = service.alertRuns().claim(limit, options.lease());
    long now = nanoTime.getAsLong();
    return runs.stream().map(run -> new Claimed(run, now)).toList();
  }

  /**
   * Evaluates a business and keeps what it came to.
   *
   * @param claimed the business
   * @param listener is told how it went
   */
  public void evaluate(Claimed claimed, SchedulerListener listener) {
    AlertRun run = claimed.run();
    try {
      AlertStep step =
          AlertBook.advance(
              run.alerts(),
              run.states(),
              new RunPoints(service.kpis()),
              run.now(),
              options.grouping());
      List<String> channels =
          step.events().isEmpty() ? List.of() : routes.channels(run.businessId());
      commit(run, step.nextDue(), step, channels);
      failures.remove(run.businessId());
      Duration late = Duration.ofNanos(nanoTime.getAsLong() - claimed.sinceNanos());
      listener.evaluated(run.businessId(), run.alerts().size(), step.events().size(), late);
    } catch (ConflictException | NotFoundException e) {
      LOG.debug("business {} was evaluated or changed by others", run.businessId(), e);
      failures.remove(run.businessId());
      listener.overtaken(run.businessId());
    } catch (RuntimeException e) {
      failed(run, e, listener);
    }
  }

  private void commit(AlertRun run, Instant due, AlertStep step, List<String> channels) {
    service
        .alertRuns()
        .commit(
            new AlertCommit(
                run.businessId(), run.version(), due, step.states(), step.events(), channels));
  }

  /** Puts the business off, or leaves it to the end of its lease where that fails, too. */
  private void failed(AlertRun run, RuntimeException why, SchedulerListener listener) {
    int times = failures.merge(run.businessId(), 1, Integer::sum);
    Duration wait = backoff.after(run.businessId(), times);
    LOG.warn(
        "the alerts of business {} could not be evaluated, for the {}. time; again in {}: {}",
        run.businessId(),
        times,
        wait,
        why.toString());
    LOG.debug("why business {} could not be evaluated", run.businessId(), why);
    try {
      Instant due = run.now().plus(wait);
      commit(run, due, new AlertStep(List.of(), List.of(), due), List.of());
    } catch (RuntimeException e) {
      LOG.debug("business {} waits until its lease ends", run.businessId(), e);
    }
    listener.evaluationFailed(run.businessId(), why, wait);
  }
}
