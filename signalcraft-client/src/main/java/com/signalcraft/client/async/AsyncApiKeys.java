package com.signalcraft.client.async;

import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.security.ApiKey;
import com.signalcraft.security.ApiKeys;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.security.NewApiKey;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The API keys of businesses, without waiting. Thread-safe. */
public final class AsyncApiKeys {

  private final ApiKeys group;
  private final AsyncCalls calls;

  AsyncApiKeys(ApiKeys group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link ApiKeys#issue(UUID, NewApiKey)}.
   *
   * @param businessId the business
   * @param key what it is like
   * @return its result
   */
  public CompletableFuture<IssuedApiKey> issue(UUID businessId, NewApiKey key) {
    return calls.submit(() -> group.issue(businessId, key));
  }

  /**
   * As {@link ApiKeys#list(UUID)}.
   *
   * @param businessId the business
   * @return its result
   */
  public CompletableFuture<List<ApiKey>> list(UUID businessId) {
    return calls.submit(() -> group.list(businessId));
  }

  /**
   * As {@link ApiKeys#revoke(UUID, UUID)}.
   *
   * @param businessId the business
   * @param keyId the key
   * @return completes when it is done
   */
  public CompletableFuture<Void> revoke(UUID businessId, UUID keyId) {
    return calls.run(() -> group.revoke(businessId, keyId));
  }
}
