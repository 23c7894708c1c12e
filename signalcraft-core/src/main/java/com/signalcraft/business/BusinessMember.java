package com.signalcraft.business;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.security.Role;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code business_members}. Immutable.
 *
 * @param id the membership's id
 * @param businessId the business
 * @param userId the user
 * @param role what he may do
 * @param invitedBy who invited him; null for the first owner and where that one was erased
 * @param invitedAt when he was invited
 * @param joinedAt when he accepted; null while the invitation is open, which gives no rights
 */
public record BusinessMember(
    UUID id,
    UUID businessId,
    UUID userId,
    OpenEnum<Role> role,
    @Nullable UUID invitedBy,
    Instant invitedAt,
    @Nullable Instant joinedAt) {

  public BusinessMember {
    Checks.required("id", id);
    Checks.required("business_id", businessId);
    Checks.required("user_id", userId);
    Checks.required("role", role);
    Checks.required("invited_at", invitedAt);
  }
}
