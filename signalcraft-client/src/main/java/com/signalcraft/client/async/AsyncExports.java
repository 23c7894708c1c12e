package com.signalcraft.client.async;

import com.signalcraft.client.hosted.DownloadLink;
import com.signalcraft.client.hosted.ExportRequest;
import com.signalcraft.client.hosted.Exports;
import com.signalcraft.client.internal.async.AsyncCalls;
import java.util.concurrent.CompletableFuture;

/** Exports of data as files, without waiting. Thread-safe. */
public final class AsyncExports {

  private final Exports group;
  private final AsyncCalls calls;

  AsyncExports(Exports group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link Exports#export(ExportRequest)}.
   *
   * @param request which data
   * @return its result
   */
  public CompletableFuture<DownloadLink> export(ExportRequest request) {
    return calls.submit(() -> group.export(request));
  }
}
