package com.signalcraft.security;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code audit_logs}. Immutable; holds no secrets and no personal data but the user's id,
 * address and agent.
 *
 * @param id the entry's id
 * @param userId who did it; null for keys, the service and erased users
 * @param businessId in which business; null where in none
 * @param action what was done
 * @param resource to what kind of thing, such as {@code kpi_source}
 * @param resourceId to which one, or null
 * @param details what changed: the names of the changed columns, the id of the acting key as {@code
 *     api_key_id}, counts
 * @param ipAddress from where, or null
 * @param userAgent with what, or null
 * @param createdAt when
 */
public record AuditEntry(
    UUID id,
    @Nullable UUID userId,
    @Nullable UUID businessId,
    OpenEnum<AuditAction> action,
    String resource,
    @Nullable UUID resourceId,
    JsonObject details,
    @Nullable String ipAddress,
    @Nullable String userAgent,
    Instant createdAt) {

  public AuditEntry {
    Checks.required("id", id);
    Checks.required("action", action);
    Checks.text("resource", resource, 100);
    Checks.required("details", details);
    Checks.required("created_at", createdAt);
  }
}
