package com.signalcraft.client.async;

import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.lifecycle.DataExport;
import com.signalcraft.lifecycle.Lifecycle;
import com.signalcraft.lifecycle.RetentionPolicy;
import com.signalcraft.lifecycle.RetentionReport;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Retention, export, anonymisation and erasure, without waiting. Thread-safe. */
public final class AsyncLifecycle {

  private final Lifecycle group;
  private final AsyncCalls calls;

  AsyncLifecycle(Lifecycle group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link Lifecycle#exportUser(UUID)}.
   *
   * @param userId the user
   * @return its result
   */
  public CompletableFuture<DataExport> exportUser(UUID userId) {
    return calls.submit(() -> group.exportUser(userId));
  }

  /**
   * As {@link Lifecycle#exportBusiness(UUID)}.
   *
   * @param businessId the business
   * @return its result
   */
  public CompletableFuture<DataExport> exportBusiness(UUID businessId) {
    return calls.submit(() -> group.exportBusiness(businessId));
  }

  /**
   * As {@link Lifecycle#anonymiseUser(UUID)}.
   *
   * @param userId the user
   * @return completes when it is done
   */
  public CompletableFuture<Void> anonymiseUser(UUID userId) {
    return calls.run(() -> group.anonymiseUser(userId));
  }

  /**
   * As {@link Lifecycle#eraseUser(UUID)}.
   *
   * @param userId the user
   * @return completes when it is done
   */
  public CompletableFuture<Void> eraseUser(UUID userId) {
    return calls.run(() -> group.eraseUser(userId));
  }

  /**
   * As {@link Lifecycle#eraseBusiness(UUID)}.
   *
   * @param businessId the business
   * @return completes when it is done
   */
  public CompletableFuture<Void> eraseBusiness(UUID businessId) {
    return calls.run(() -> group.eraseBusiness(businessId));
  }

  /**
   * As {@link Lifecycle#applyRetention(RetentionPolicy)}.
   *
   * @param policy how long points live
   * @return its result
   */
  public CompletableFuture<RetentionReport> applyRetention(RetentionPolicy policy) {
    return calls.submit(() -> group.applyRetention(policy));
  }
}
