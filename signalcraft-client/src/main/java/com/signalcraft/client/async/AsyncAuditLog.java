package com.signalcraft.client.async;

import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.AuditLog;
import com.signalcraft.security.AuditQuery;
import java.util.concurrent.CompletableFuture;

/** The audit log, without waiting. Thread-safe. */
public final class AsyncAuditLog {

  private final AuditLog group;
  private final AsyncCalls calls;

  AsyncAuditLog(AuditLog group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link AuditLog#list(AuditQuery, PageRequest)}.
   *
   * @param query which ones
   * @param page which part
   * @return its result
   */
  public CompletableFuture<Page<AuditEntry>> list(AuditQuery query, PageRequest page) {
    return calls.submit(() -> group.list(query, page));
  }
}
