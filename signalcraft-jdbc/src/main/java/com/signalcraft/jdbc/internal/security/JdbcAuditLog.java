package com.signalcraft.jdbc.internal.security;

import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.KeysetPage;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.AuditLog;
import com.signalcraft.security.AuditQuery;
import com.signalcraft.security.Right;
import java.sql.SQLException;
import java.util.UUID;

/** The audit log. The service reads that of an erased business too. Thread-safe. */
public final class JdbcAuditLog implements AuditLog {

  private static final String LIST =
      "select "
          + SecurityRows.AUDIT_COLUMNS
          + ", ordinal\n"
          + """
            from public.audit_logs
           where business_id = ?
             and action = coalesce(?, action)
             and resource = coalesce(?, resource)
             and created_at >= ?
             and created_at < ?
             and (created_at, ordinal) < (?, ?)
           order by created_at desc, ordinal desc
           limit ?
          """;

  private static final String IS_ERASED =
      """
      select 1
       where not exists (select from public.businesses where id = ?)
         and exists (select from public.audit_logs where business_id = ?)
      """;

  private final Session session;

  /**
   * The audit log as a caller sees it.
   *
   * @param session the caller's view
   */
  public JdbcAuditLog(Session session) {
    this.session = session;
  }

  @Override
  public Page<AuditEntry> list(AuditQuery query, PageRequest page) {
    Checks.required("query", query);
    Checks.required("page", page);
    return session.call(
        "list the audit log",
        tx -> {
          requireReadable(tx, query.businessId());
          KeysetPage wanted = KeysetPage.newestFirst(query.range(), page);
          return wanted.read(
              tx.query(LIST)
                  .bind(query.businessId())
                  .bind(query.action())
                  .bind(query.resource())
                  .bind(query.range())
                  .bind(wanted.after().at())
                  .bind(wanted.after().sequence()),
              "created_at",
              SecurityRows::auditEntry);
        });
  }

  private static void requireReadable(CallerTransaction tx, UUID businessId) throws SQLException {
    if (tx.caller().isService() && tx.query(IS_ERASED).bind(businessId).bind(businessId).exists()) {
      return;
    }
    tx.access().business(businessId).require(Right.READ_AUDIT_LOG);
  }
}
