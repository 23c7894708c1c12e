package com.signalcraft.security;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code api_keys}, without its hash, which nobody reads. Immutable.
 *
 * @param id the key's id
 * @param businessId the business it belongs to
 * @param name what it is for, 1 to 200 characters
 * @param permissions what it may do, at least one
 * @param lastUsedAt when it was last used, or null
 * @param expiresAt when it ends, or null for never
 * @param createdBy who issued it, or null where he was erased
 * @param createdAt when it was issued
 */
public record ApiKey(
    UUID id,
    UUID businessId,
    String name,
    Set<OpenEnum<Permission>> permissions,
    @Nullable Instant lastUsedAt,
    @Nullable Instant expiresAt,
    @Nullable UUID createdBy,
    Instant createdAt) {

  public ApiKey {
    Checks.required("id", id);
    Checks.required("business_id", businessId);
    Checks.text("name", name, 200);
    permissions = Set.copyOf(Checks.required("permissions", permissions));
    Checks.that(!permissions.isEmpty(), "permissions", "must hold at least one of read, write");
    Checks.required("created_at", createdAt);
  }
}
