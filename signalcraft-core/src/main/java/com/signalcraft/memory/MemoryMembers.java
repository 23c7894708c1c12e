package com.signalcraft.memory;

import com.signalcraft.business.BusinessMember;
import com.signalcraft.business.Members;
import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.Conflicts;
import com.signalcraft.internal.MemberRules;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.Right;
import com.signalcraft.security.Role;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Members of businesses. */
final class MemoryMembers extends Group implements Members {

  private static final String RESOURCE = "business_member";

  private static final Comparator<BusinessMember> BY_INVITATION =
      Comparator.comparing(BusinessMember::invitedAt);

  MemoryMembers(Session session) {
    super(session);
  }

  @Override
  public List<BusinessMember> list(UUID businessId) {
    return session()
        .read(
            caller ->
                access().business(caller, businessId, Right.READ).members().values().stream()
                    .sorted(BY_INVITATION)
                    .toList());
  }

  @Override
  public BusinessMember invite(UUID businessId, UUID userId, Role role) {
    Checks.required("user_id", userId);
    Checks.required("role", role);
    return session()
        .write(
            caller -> {
              TenantState tenant = access().business(caller, businessId, Right.MANAGE_MEMBERS);
              MemberRules.requireAssignable(role);
              access().requireForMember(caller, tenant, role);
              AccountState account =
                  catalog()
                      .account(userId)
                      .filter(found -> !found.isAnonymised())
                      .orElseThrow(() -> NotFoundException.of("user", userId));
              if (tenant.members().containsKey(userId)) {
                throw Conflicts.alreadyMember();
              }
              meter().requireSeat(caller, tenant);
              meter().takeCall(caller, tenant);
              BusinessMember member =
                  new BusinessMember(
                      engine().newId(),
                      businessId,
                      userId,
                      OpenEnum.of(role),
                      caller.userId(),
                      caller.now(),
                      null);
              account.memberships().add(tenant);
              engine().audit(caller, tenant, AuditAction.CREATE, RESOURCE, member.id());
              return Membership.put(tenant, member);
            });
  }

  @Override
  public BusinessMember accept(UUID businessId) {
    Checks.required("business_id", businessId);
    return session()
        .write(
            caller -> {
              AccountState account = access().person(caller);
              TenantState tenant = ownTenant(businessId, account.id());
              BusinessMember member = member(tenant, account.id());
              if (member.joinedAt() != null) {
                return member;
              }
              engine().auditUpdate(caller, tenant, RESOURCE, member.id(), List.of("joined_at"));
              return Membership.put(tenant, Membership.joined(member, caller.now()));
            });
  }

  @Override
  public List<BusinessMember> invitations() {
    return session()
        .read(
            caller -> {
              AccountState account = access().person(caller);
              return account.memberships().stream()
                  .filter(tenant -> !tenant.isDeleted())
                  .map(tenant -> member(tenant, account.id()))
                  .filter(member -> member.joinedAt() == null)
                  .sorted(BY_INVITATION)
                  .toList();
            });
  }

  @Override
  public BusinessMember changeRole(UUID businessId, UUID userId, Role role) {
    Checks.required("user_id", userId);
    Checks.required("role", role);
    return session()
        .write(
            caller -> {
              TenantState tenant = access().business(caller, businessId, Right.MANAGE_MEMBERS);
              BusinessMember member = member(tenant, userId);
              MemberRules.requireRoleChangeable(member, caller.userId());
              MemberRules.requireAssignable(role);
              access().requireForMember(caller, tenant, role);
              access().requireForMember(caller, tenant, roleOf(member));
              if (member.role().is(role)) {
                return member;
              }
              meter().takeCall(caller, tenant);
              engine().auditUpdate(caller, tenant, RESOURCE, member.id(), List.of("role"));
              return Membership.put(tenant, Membership.withRole(member, role));
            });
  }

  @Override
  public void remove(UUID businessId, UUID userId) {
    Checks.required("business_id", businessId);
    Checks.required("user_id", userId);
    session()
        .change(
            caller -> {
              boolean himself = userId.equals(caller.userId());
              TenantState tenant =
                  himself
                      ? ownTenant(businessId, userId)
                      : access().business(caller, businessId, Right.MANAGE_MEMBERS);
              BusinessMember member = member(tenant, userId);
              MemberRules.requireRemovable(member);
              if (!himself) {
                access().requireForMember(caller, tenant, roleOf(member));
              }
              tenant.members().remove(userId);
              catalog().account(userId).ifPresent(user -> user.memberships().remove(tenant));
              engine().audit(caller, tenant, AuditAction.DELETE, RESOURCE, member.id());
            });
  }

  /** A business that a user is a member of or invited to. */
  private TenantState ownTenant(UUID businessId, UUID userId) {
    return catalog()
        .tenant(businessId)
        .filter(tenant -> tenant.members().containsKey(userId))
        .orElseThrow(() -> NotFoundException.of("business", businessId));
  }

  private static BusinessMember member(TenantState tenant, UUID userId) {
    BusinessMember member = tenant.members().get(userId);
    if (member == null) {
      throw NotFoundException.of("member", userId);
    }
    return member;
  }

  private static Role roleOf(BusinessMember member) {
    return member.role().require("role");
  }
}
