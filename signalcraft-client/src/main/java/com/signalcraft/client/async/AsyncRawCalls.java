package com.signalcraft.client.async;

import com.signalcraft.client.http.RawCalls;
import com.signalcraft.client.http.RawRequest;
import com.signalcraft.client.http.RawResponse;
import com.signalcraft.client.internal.async.AsyncCalls;
import java.util.concurrent.CompletableFuture;

/** Calls that this version has no method for, without waiting. Thread-safe. */
public final class AsyncRawCalls {

  private final RawCalls group;
  private final AsyncCalls calls;

  AsyncRawCalls(RawCalls group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link RawCalls#send(RawRequest)}.
   *
   * @param request what to ask
   * @return its result
   */
  public CompletableFuture<RawResponse> send(RawRequest request) {
    return calls.submit(() -> group.send(request));
  }
}
