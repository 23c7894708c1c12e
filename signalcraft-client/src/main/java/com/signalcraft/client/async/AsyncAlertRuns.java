package com.signalcraft.client.async;

import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertRuns;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.client.internal.async.AsyncCalls;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The evaluation of alerts, without waiting. Thread-safe. */
public final class AsyncAlertRuns {

  private final AlertRuns group;
  private final AsyncCalls calls;

  AsyncAlertRuns(AlertRuns group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link AlertRuns#claim(int, Duration)}.
   *
   * @param limit how many at most, 1 to 1,000
   * @param lease for how long, 1 second to 1 hour; after that others may claim them
   * @return its result
   */
  public CompletableFuture<List<AlertRun>> claim(int limit, Duration lease) {
    return calls.submit(() -> group.claim(limit, lease));
  }

  /**
   * As {@link AlertRuns#commit(AlertCommit)}.
   *
   * @param commit what it came to
   * @return completes when it is kept
   */
  public CompletableFuture<Void> commit(AlertCommit commit) {
    return calls.run(() -> group.commit(commit));
  }

  /**
   * As {@link AlertRuns#statuses(UUID)}.
   *
   * @param businessId the business
   * @return its result
   */
  public CompletableFuture<List<AlertStatus>> statuses(UUID businessId) {
    return calls.submit(() -> group.statuses(businessId));
  }

  /**
   * As {@link AlertRuns#claimDeliveries(List, int, Duration)}.
   *
   * @param channels through which channels, 1 to 100
   * @param limit how many at most, 1 to 1,000
   * @param lease for how long, 1 second to 1 hour; after that others may claim them
   * @return its result
   */
  public CompletableFuture<List<AlertDelivery>> claimDeliveries(
      List<String> channels, int limit, Duration lease) {
    return calls.submit(() -> group.claimDeliveries(channels, limit, lease));
  }

  /**
   * As {@link AlertRuns#settle(UUID, DeliveryOutcome)}.
   *
   * @param deliveryId the delivery
   * @param outcome how it ended
   * @return completes when it is kept
   */
  public CompletableFuture<Void> settle(UUID deliveryId, DeliveryOutcome outcome) {
    return calls.run(() -> group.settle(deliveryId, outcome));
  }

  /**
   * As {@link AlertRuns#deadLetters(UUID)}.
   *
   * @param businessId the business
   * @return its result
   */
  public CompletableFuture<List<AlertDelivery>> deadLetters(UUID businessId) {
    return calls.submit(() -> group.deadLetters(businessId));
  }
}
