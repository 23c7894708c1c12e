package com.signalcraft.memory;

import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.AuditLog;
import com.signalcraft.security.AuditQuery;
import com.signalcraft.security.Right;
import java.util.Optional;

/** The audit log. The service reads that of an erased business too. */
final class MemoryAuditLog extends Group implements AuditLog {

  MemoryAuditLog(Session session) {
    super(session);
  }

  @Override
  public Page<AuditEntry> list(AuditQuery query, PageRequest page) {
    Checks.required("query", query);
    Checks.required("page", page);
    return session()
        .read(
            caller -> {
              Optional<AuditTrail> erased =
                  caller.isService()
                      ? catalog().auditOfErased(query.businessId())
                      : Optional.empty();
              return erased
                  .orElseGet(
                      () ->
                          access()
                              .business(caller, query.businessId(), Right.READ_AUDIT_LOG)
                              .audit())
                  .entries()
                  .newestFirst(query.range(), page, entry -> matches(query, entry));
            });
  }

  private static boolean matches(AuditQuery query, AuditEntry entry) {
    return (query.action() == null || entry.action().is(query.action()))
        && (query.resource() == null || query.resource().equals(entry.resource()));
  }
}
