package com.signalcraft.internal;

import com.signalcraft.business.BusinessMember;
import com.signalcraft.common.Checks;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.security.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What holds for the members of every business, whatever rights the caller has. Stateless. */
public final class MemberRules {

  private MemberRules() {}

  /**
   * Requires a role that can be given to a member.
   *
   * @param role the role
   * @throws com.signalcraft.error.ValidationException if it is the owner's
   */
  public static void requireAssignable(Role role) {
    Checks.that(
        role != Role.OWNER,
        "role",
        "must be one of viewer, editor, admin, was owner; use transfer");
  }

  /**
   * Requires that a caller may change a member's role.
   *
   * @param member the member
   * @param callerId the user who calls; null for a key or the service
   * @throws PermissionDeniedException if it is the caller himself, or the owner
   */
  public static void requireRoleChangeable(BusinessMember member, @Nullable UUID callerId) {
    if (member.userId().equals(callerId)) {
      throw new PermissionDeniedException("nobody changes his own role");
    } else if (member.role().is(Role.OWNER)) {
      throw new PermissionDeniedException("the owner's role changes by transfer alone");
    }
  }

  /**
   * Requires that a member may be taken out of the business.
   *
   * @param member the member
   * @throws PermissionDeniedException if it is the owner
   */
  public static void requireRemovable(BusinessMember member) {
    if (member.role().is(Role.OWNER)) {
      throw new PermissionDeniedException("the owner cannot be removed");
    }
  }
}
