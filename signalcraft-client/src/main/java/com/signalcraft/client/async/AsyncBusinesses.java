package com.signalcraft.client.async;

import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.business.Businesses;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The businesses that the caller is a member of, without waiting. Thread-safe. */
public final class AsyncBusinesses {

  private final Businesses group;
  private final AsyncCalls calls;

  AsyncBusinesses(Businesses group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link Businesses#create(NewBusiness)}.
   *
   * @param business what it is like
   * @return its result
   */
  public CompletableFuture<Business> create(NewBusiness business) {
    return calls.submit(() -> group.create(business));
  }

  /**
   * As {@link Businesses#get(UUID)}.
   *
   * @param businessId the business
   * @return its result
   */
  public CompletableFuture<Business> get(UUID businessId) {
    return calls.submit(() -> group.get(businessId));
  }

  /**
   * As {@link Businesses#list(PageRequest)}.
   *
   * @param page which part
   * @return its result
   */
  public CompletableFuture<Page<Business>> list(PageRequest page) {
    return calls.submit(() -> group.list(page));
  }

  /**
   * As {@link Businesses#update(UUID, BusinessUpdate)}.
   *
   * @param businessId the business
   * @param update what to change
   * @return its result
   */
  public CompletableFuture<Business> update(UUID businessId, BusinessUpdate update) {
    return calls.submit(() -> group.update(businessId, update));
  }

  /**
   * As {@link Businesses#delete(UUID)}.
   *
   * @param businessId the business
   * @return completes when it is done
   */
  public CompletableFuture<Void> delete(UUID businessId) {
    return calls.run(() -> group.delete(businessId));
  }

  /**
   * As {@link Businesses#transfer(UUID, UUID)}.
   *
   * @param businessId the business
   * @param newOwnerId the member
   * @return its result
   */
  public CompletableFuture<Business> transfer(UUID businessId, UUID newOwnerId) {
    return calls.submit(() -> group.transfer(businessId, newOwnerId));
  }
}
