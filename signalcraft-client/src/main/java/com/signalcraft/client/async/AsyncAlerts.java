package com.signalcraft.client.async;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.Alerts;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.client.internal.async.AsyncCalls;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The alerts of businesses, without waiting. Thread-safe. */
public final class AsyncAlerts {

  private final Alerts group;
  private final AsyncCalls calls;

  AsyncAlerts(Alerts group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link Alerts#create(NewAlert)}.
   *
   * @param alert what it is like
   * @return its result
   */
  public CompletableFuture<Alert> create(NewAlert alert) {
    return calls.submit(() -> group.create(alert));
  }

  /**
   * As {@link Alerts#get(UUID)}.
   *
   * @param alertId the alert
   * @return its result
   */
  public CompletableFuture<Alert> get(UUID alertId) {
    return calls.submit(() -> group.get(alertId));
  }

  /**
   * As {@link Alerts#list(UUID)}.
   *
   * @param businessId the business
   * @return its result
   */
  public CompletableFuture<List<Alert>> list(UUID businessId) {
    return calls.submit(() -> group.list(businessId));
  }

  /**
   * As {@link Alerts#update(UUID, AlertUpdate)}.
   *
   * @param alertId the alert
   * @param update what to change
   * @return its result
   */
  public CompletableFuture<Alert> update(UUID alertId, AlertUpdate update) {
    return calls.submit(() -> group.update(alertId, update));
  }

  /**
   * As {@link Alerts#delete(UUID)}.
   *
   * @param alertId the alert
   * @return completes when it is done
   */
  public CompletableFuture<Void> delete(UUID alertId) {
    return calls.run(() -> group.delete(alertId));
  }

  /**
   * As {@link Alerts#markTriggered(UUID, Instant)}.
   *
   * @param alertId the alert
   * @param at when, from 1970 to 9999, in whole microseconds (what is finer is cut off)
   * @return its result
   */
  public CompletableFuture<Alert> markTriggered(UUID alertId, Instant at) {
    return calls.submit(() -> group.markTriggered(alertId, at));
  }
}
