package com.signalcraft.memory;

import com.signalcraft.business.Business;
import com.signalcraft.business.BusinessMember;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.security.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Changes of members, each a new row in the place of the old. Called under the exclusive lock. */
final class Membership {

  private Membership() {}

  /** Makes a member the owner, and the owner, where he still is a member, an admin. */
  static void handOver(TenantState tenant, BusinessMember heir, Instant now) {
    Business old = tenant.business();
    BusinessMember owner = tenant.members().get(old.ownerId());
    if (owner != null) {
      put(tenant, withRole(owner, Role.ADMIN));
    }
    put(tenant, withRole(heir, Role.OWNER));
    tenant.business(
        new Business(
            old.id(),
            heir.userId(),
            old.name(),
            old.industry(),
            old.description(),
            old.location(),
            old.settings(),
            old.createdAt(),
            now));
  }

  static BusinessMember put(TenantState tenant, BusinessMember member) {
    tenant.members().put(member.userId(), member);
    return member;
  }

  static BusinessMember withRole(BusinessMember member, Role role) {
    return copy(member, OpenEnum.of(role), member.invitedBy() != null, member.joinedAt());
  }

  static BusinessMember joined(BusinessMember member, Instant now) {
    return copy(member, member.role(), true, now);
  }

  static BusinessMember withoutInviter(BusinessMember member) {
    return copy(member, member.role(), false, member.joinedAt());
  }

  private static BusinessMember copy(
      BusinessMember member, OpenEnum<Role> role, boolean keepInviter, @Nullable Instant joinedAt) {
    return new BusinessMember(
        member.id(),
        member.businessId(),
        member.userId(),
        role,
        keepInviter ? member.invitedBy() : null,
        member.invitedAt(),
        joinedAt);
  }
}
