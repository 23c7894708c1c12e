package com.signalcraft.client.async;

import com.signalcraft.business.BusinessMember;
import com.signalcraft.business.Members;
import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.security.Role;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The members of businesses, without waiting. Thread-safe. */
public final class AsyncMembers {

  private final Members group;
  private final AsyncCalls calls;

  AsyncMembers(Members group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link Members#list(UUID)}.
   *
   * @param businessId the business
   * @return its result
   */
  public CompletableFuture<List<BusinessMember>> list(UUID businessId) {
    return calls.submit(() -> group.list(businessId));
  }

  /**
   * As {@link Members#invite(UUID, UUID, Role)}.
   *
   * @param businessId the business
   * @param userId the user
   * @param role what he may do; not owner
   * @return its result
   */
  public CompletableFuture<BusinessMember> invite(UUID businessId, UUID userId, Role role) {
    return calls.submit(() -> group.invite(businessId, userId, role));
  }

  /**
   * As {@link Members#accept(UUID)}.
   *
   * @param businessId the business
   * @return its result
   */
  public CompletableFuture<BusinessMember> accept(UUID businessId) {
    return calls.submit(() -> group.accept(businessId));
  }

  /**
   * As {@link Members#invitations()}.
   *
   * @return its result
   */
  public CompletableFuture<List<BusinessMember>> invitations() {
    return calls.submit(group::invitations);
  }

  /**
   * As {@link Members#changeRole(UUID, UUID, Role)}.
   *
   * @param businessId the business
   * @param userId the member
   * @param role what he may do; not owner
   * @return its result
   */
  public CompletableFuture<BusinessMember> changeRole(UUID businessId, UUID userId, Role role) {
    return calls.submit(() -> group.changeRole(businessId, userId, role));
  }

  /**
   * As {@link Members#remove(UUID, UUID)}.
   *
   * @param businessId the business
   * @param userId the member
   * @return completes when it is done
   */
  public CompletableFuture<Void> remove(UUID businessId, UUID userId) {
    return calls.run(() -> group.remove(businessId, userId));
  }
}
