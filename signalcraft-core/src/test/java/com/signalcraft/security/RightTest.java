package com.signalcraft.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of rights, cell by cell. */
class RightTest {

  @ParameterizedTest
  @CsvSource({
    // right,            viewer, editor, admin, owner, read key, write key
    "READ,               true,   true,   true,  true,  true,     false",
    "PUSH_POINTS,        false,  true,   true,  true,  false,    true",
    "SAVE_INSIGHTS,      false,  true,   true,  true,  false,    true",
    "ACKNOWLEDGE,        false,  true,   true,  true,  false,    false",
    "MANAGE_ALERTS,      false,  true,   true,  true,  false,    false",
    "EDIT_SOURCES,       false,  true,   true,  true,  false,    false",
    "REMOVE_SOURCES,     false,  false,  true,  true,  false,    false",
    "EDIT_BUSINESS,      false,  false,  true,  true,  false,    false",
    "MANAGE_MEMBERS,     false,  false,  true,  true,  false,    false",
    "MANAGE_KEYS,        false,  false,  true,  true,  false,    false",
    "READ_AUDIT_LOG,     false,  false,  true,  true,  false,    false",
    "EXPORT,             false,  false,  true,  true,  false,    false",
    "APPOINT_ADMINS,     false,  false,  false, true,  false,    false",
    "TRANSFER_BUSINESS,  false,  false,  false, true,  false,    false",
    "REMOVE_BUSINESS,    false,  false,  false, true,  false,    false"
  })
  void who_has_it(
      Right right,
      boolean viewer,
      boolean editor,
      boolean admin,
      boolean owner,
      boolean readKey,
      boolean writeKey) {
    assertThat(right.isGrantedTo(Role.VIEWER)).as("viewer").isEqualTo(viewer);
    assertThat(right.isGrantedTo(Role.EDITOR)).as("editor").isEqualTo(editor);
    assertThat(right.isGrantedTo(Role.ADMIN)).as("admin").isEqualTo(admin);
    assertThat(right.isGrantedTo(Role.OWNER)).as("owner").isEqualTo(owner);
    assertThat(right.isGrantedTo(Set.of(Permission.READ))).as("read").isEqualTo(readKey);
    assertThat(right.isGrantedTo(Set.of(Permission.WRITE))).as("write").isEqualTo(writeKey);
    assertThat(right.isGrantedTo(EnumSet.allOf(Permission.class)))
        .as("both")
        .isEqualTo(readKey || writeKey);
    assertThat(right.isGrantedTo(Set.of())).as("neither").isFalse();
  }

  @Test
  void the_table_is_complete() {
    assertThat(Right.values()).hasSize(15);
  }

  @ParameterizedTest
  @EnumSource(Right.class)
  void the_least_role_has_the_right_and_the_one_below_has_not(Right right) {
    Role least = right.leastRole();
    assertThat(right.isGrantedTo(least)).isTrue();
    assertThat(Role.values())
        .filteredOn(role -> role.compareTo(least) < 0)
        .noneMatch(right::isGrantedTo);
  }

  @ParameterizedTest
  @CsvSource({
    "VIEWER, VIEWER, true",
    "VIEWER, EDITOR, false",
    "EDITOR, VIEWER, true",
    "EDITOR, EDITOR, true",
    "EDITOR, ADMIN, false",
    "ADMIN, EDITOR, true",
    "ADMIN, ADMIN, true",
    "ADMIN, OWNER, false",
    "OWNER, ADMIN, true",
    "OWNER, OWNER, true",
    "OWNER, VIEWER, true"
  })
  void each_role_may_do_what_the_ones_before_it_may(Role role, Role least, boolean atLeast) {
    assertThat(role.isAtLeast(least)).isEqualTo(atLeast);
  }
}
