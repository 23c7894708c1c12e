package com.signalcraft.client.async;

import com.signalcraft.account.NewUser;
import com.signalcraft.account.ProfileUpdate;
import com.signalcraft.account.UserProfile;
import com.signalcraft.account.Users;
import com.signalcraft.client.internal.async.AsyncCalls;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** People and their profiles, without waiting. Thread-safe. */
public final class AsyncUsers {

  private final Users group;
  private final AsyncCalls calls;

  AsyncUsers(Users group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link Users#create(NewUser)}.
   *
   * @param user the user
   * @return its result
   */
  public CompletableFuture<UserProfile> create(NewUser user) {
    return calls.submit(() -> group.create(user));
  }

  /**
   * As {@link Users#me()}.
   *
   * @return its result
   */
  public CompletableFuture<UserProfile> me() {
    return calls.submit(group::me);
  }

  /**
   * As {@link Users#get(UUID)}.
   *
   * @param userId the user
   * @return its result
   */
  public CompletableFuture<UserProfile> get(UUID userId) {
    return calls.submit(() -> group.get(userId));
  }

  /**
   * As {@link Users#update(ProfileUpdate)}.
   *
   * @param update what to change
   * @return its result
   */
  public CompletableFuture<UserProfile> update(ProfileUpdate update) {
    return calls.submit(() -> group.update(update));
  }
}
