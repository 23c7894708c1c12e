package com.signalcraft.client.async;

import com.signalcraft.client.hosted.RemoteJob;
import com.signalcraft.client.hosted.Report;
import com.signalcraft.client.hosted.ReportRequest;
import com.signalcraft.client.hosted.Reports;
import com.signalcraft.client.internal.async.AsyncCalls;
import java.util.concurrent.CompletableFuture;

/** Reports, without waiting. Thread-safe. */
public final class AsyncReports {

  private final Reports group;
  private final AsyncCalls calls;

  AsyncReports(Reports group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link Reports#generate(ReportRequest)}.
   *
   * @param request which one
   * @return its result
   */
  public CompletableFuture<RemoteJob<Report>> generate(ReportRequest request) {
    return calls.submit(() -> group.generate(request));
  }
}
