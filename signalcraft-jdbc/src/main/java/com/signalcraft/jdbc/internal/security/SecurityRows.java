package com.signalcraft.jdbc.internal.security;

import com.signalcraft.common.OpenEnum;
import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.security.ApiKey;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.Permission;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows of {@code api_keys} and {@code audit_logs}. Stateless. */
public final class SecurityRows {

  /** The columns of a key: all but the hash of its secret, which nobody reads. */
  public static final String KEY_COLUMNS =
      "id, business_id, name, permissions, last_used_at, expires_at, created_by, created_at";

  /** The columns of an entry of the audit log. */
  public static final String AUDIT_COLUMNS =
      "id, user_id, business_id, action, resource, resource_id, details,"
          + " host(ip_address) as ip_address, user_agent, created_at";

  private SecurityRows() {}

  /**
   * A key.
   *
   * @param row the row
   * @return the record
   * @throws SQLException if a column is missing
   */
  public static ApiKey key(Rows row) throws SQLException {
    Set<OpenEnum<Permission>> permissions =
        row.texts("permissions").stream()
            .map(name -> OpenEnum.parse(Permission.class, name))
            .collect(Collectors.toSet());
    return new ApiKey(
        row.uuid("id"),
        row.uuid("business_id"),
        row.text("name"),
        permissions,
        row.instantOrNull("last_used_at"),
        row.instantOrNull("expires_at"),
        row.uuidOrNull("created_by"),
        row.instant("created_at"));
  }

  /**
   * An entry of the audit log.
   *
   * @param row the row
   * @return the record
   * @throws SQLException if a column is missing
   */
  public static AuditEntry auditEntry(Rows row) throws SQLException {
    return new AuditEntry(
        row.uuid("id"),
        row.uuidOrNull("user_id"),
        row.uuidOrNull("business_id"),
        row.constant(AuditAction.class, "action"),
        row.text("resource"),
        row.uuidOrNull("resource_id"),
        row.json("details"),
        row.textOrNull("ip_address"),
        row.textOrNull("user_agent"),
        row.instant("created_at"));
  }
}
