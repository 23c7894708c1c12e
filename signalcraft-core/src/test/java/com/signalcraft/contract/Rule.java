package com.signalcraft.contract;

import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import org.jspecify.annotations.Nullable;

/** Who may do an operation; stated here anew, not taken from the code under test. */
@FunctionalInterface
interface Rule {

  Outcome of(Caller caller);

  /** Members from a role upwards; no keys. */
  static Rule needs(Role least) {
    return needs(least, null);
  }

  /** Members from a role upwards, and keys with a permission. */
  static Rule needs(Role least, @Nullable Permission permission) {
    return known(
        caller -> {
          if (caller.role().isPresent()) {
            boolean enough = caller.role().get().compareTo(least) >= 0;
            return enough ? Outcome.ALLOWED : Outcome.DENIED;
          } else if (caller.isKeyOfTheBusiness()) {
            return caller.may(permission) ? Outcome.ALLOWED : Outcome.DENIED;
          }
          return caller == Caller.SERVICE ? Outcome.ALLOWED : Outcome.NOT_FOUND;
        });
  }

  /** What members, and keys that read, read. */
  static Rule reads() {
    return needs(Role.VIEWER, Permission.READ);
  }

  /** What is the same for every tenant, or the caller's own list. */
  static Rule readsAnywhere() {
    return known(
        caller ->
            caller.isKey() && !caller.may(Permission.READ) ? Outcome.DENIED : Outcome.ALLOWED);
  }

  /** What only a person does, whoever he is. */
  static Rule person() {
    return known(caller -> caller.isUser() ? Outcome.ALLOWED : Outcome.UNAUTHENTICATED);
  }

  /** What only a person does with a thing that some persons cannot see. */
  static Rule person(Rule users) {
    return known(caller -> caller.isUser() ? users.of(caller) : Outcome.UNAUTHENTICATED);
  }

  static Rule serviceAlone() {
    return known(caller -> caller == Caller.SERVICE ? Outcome.ALLOWED : Outcome.DENIED);
  }

  /** What concerns the owner's own person. */
  static Rule ownerHimself() {
    return known(
        caller ->
            caller == Caller.OWNER || caller == Caller.SERVICE
                ? Outcome.ALLOWED
                : Outcome.NOT_FOUND);
  }

  /** This rule, but one caller is let in. */
  default Rule but(Caller exception) {
    return caller -> caller == exception ? Outcome.ALLOWED : of(caller);
  }

  private static Rule known(Rule rule) {
    return caller -> caller.isNobody() ? Outcome.UNAUTHENTICATED : rule.of(caller);
  }
}
