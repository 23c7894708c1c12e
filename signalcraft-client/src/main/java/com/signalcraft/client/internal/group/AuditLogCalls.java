package com.signalcraft.client.internal.group;

import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.BusinessRows;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ApiRequest;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.AuditLog;
import com.signalcraft.security.AuditQuery;

/** The audit log. Thread-safe. */
public final class AuditLogCalls implements AuditLog {

  private final ApiCaller caller;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   */
  public AuditLogCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public Page<AuditEntry> list(AuditQuery query, PageRequest page) {
    Checks.required("query", query);
    Checks.required("page", page);
    ApiRequest request =
        Calls.get("businesses", query.businessId(), "audit-logs")
            .query("action", Calls.wireName(query.action()))
            .query("resource", query.resource());
    return caller.call(
        Calls.page(Calls.range(request, query.range()), page),
        Answers.page(
            "entries",
            page,
            Members.of("business_id", query.businessId()),
            BusinessRows::auditEntry));
  }
}
