package com.signalcraft.internal;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.business.BusinessMember;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.security.Role;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemberRulesTest {

  private static final UUID USER = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);

  @Test
  void every_role_but_the_owners_can_be_given() {
    for (Role role : new Role[] {Role.VIEWER, Role.EDITOR, Role.ADMIN}) {
      assertThatNoException().isThrownBy(() -> MemberRules.requireAssignable(role));
    }
    assertThatThrownBy(() -> MemberRules.requireAssignable(Role.OWNER))
        .isInstanceOf(ValidationException.class)
        .hasMessage("role: must be one of viewer, editor, admin, was owner; use transfer");
  }

  @Test
  void a_role_is_changed_by_others_and_by_the_service() {
    BusinessMember admin = member(Role.ADMIN);

    assertThatNoException().isThrownBy(() -> MemberRules.requireRoleChangeable(admin, OTHER));
    assertThatNoException().isThrownBy(() -> MemberRules.requireRoleChangeable(admin, null));
    assertThatThrownBy(() -> MemberRules.requireRoleChangeable(admin, USER))
        .isInstanceOf(PermissionDeniedException.class)
        .hasMessage("nobody changes his own role");
  }

  @Test
  void the_owner_stays_the_owner() {
    BusinessMember owner = member(Role.OWNER);

    assertThatThrownBy(() -> MemberRules.requireRoleChangeable(owner, OTHER))
        .isInstanceOf(PermissionDeniedException.class)
        .hasMessage("the owner's role changes by transfer alone");
    assertThatThrownBy(() -> MemberRules.requireRoleChangeable(owner, USER))
        .hasMessage("nobody changes his own role");
    assertThatThrownBy(() -> MemberRules.requireRemovable(owner))
        .isInstanceOf(PermissionDeniedException.class)
        .hasMessage("the owner cannot be removed");
  }

  @Test
  void anyone_else_can_be_removed() {
    assertThatNoException().isThrownBy(() -> MemberRules.requireRemovable(member(Role.ADMIN)));
  }

  private static BusinessMember member(Role role) {
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    return new BusinessMember(
        new UUID(0, 3), new UUID(0, 4), USER, OpenEnum.of(role), null, at, at);
  }
}
