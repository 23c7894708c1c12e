package com.signalcraft.client.async;

import com.signalcraft.account.PlanUsage;
import com.signalcraft.account.Subscription;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.UsageEntry;
import com.signalcraft.client.hosted.HttpSubscriptions;
import com.signalcraft.client.hosted.PublishedSubscription;
import com.signalcraft.client.internal.async.AsyncCalls;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Plans and usage, without waiting. Thread-safe. */
public final class AsyncSubscriptions {

  private final HttpSubscriptions group;
  private final AsyncCalls calls;

  AsyncSubscriptions(HttpSubscriptions group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link HttpSubscriptions#current()}.
   *
   * @return its result
   */
  public CompletableFuture<PlanUsage> current() {
    return calls.submit(group::current);
  }

  /**
   * As {@link HttpSubscriptions#usage(String)}.
   *
   * @param period the month of UTC, such as {@code 2026-01}
   * @return its result
   */
  public CompletableFuture<List<UsageEntry>> usage(String period) {
    return calls.submit(() -> group.usage(period));
  }

  /**
   * As {@link HttpSubscriptions#apply(SubscriptionChange)}.
   *
   * @param change what it says
   * @return its result
   */
  public CompletableFuture<Subscription> apply(SubscriptionChange change) {
    return calls.submit(() -> group.apply(change));
  }

  /**
   * As {@link HttpSubscriptions#published()}.
   *
   * @return its result
   */
  public CompletableFuture<PublishedSubscription> published() {
    return calls.submit(group::published);
  }
}
