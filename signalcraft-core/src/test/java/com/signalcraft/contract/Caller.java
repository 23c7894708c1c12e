package com.signalcraft.contract;

import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everybody who may call, as seen from one business. */
enum Caller {
  OWNER(Kind.USER, Role.OWNER),
  ADMIN(Kind.USER, Role.ADMIN),
  EDITOR(Kind.USER, Role.EDITOR),
  VIEWER(Kind.USER, Role.VIEWER),
  /** Has an open invitation as an admin, which gives no rights. */
  INVITED(Kind.USER, null),
  /** Owns another business. */
  OUTSIDER(Kind.USER, null),
  READ_KEY(Kind.KEY, null, Permission.READ),
  WRITE_KEY(Kind.KEY, null, Permission.WRITE),
  READ_WRITE_KEY(Kind.KEY, null, Permission.READ, Permission.WRITE),
  /** A key of another business with every permission. */
  FOREIGN_KEY(Kind.FOREIGN_KEY, null, Permission.READ, Permission.WRITE),
  REVOKED_KEY(Kind.NOBODY, null),
  UNKNOWN_KEY(Kind.NOBODY, null),
  UNKNOWN_USER(Kind.NOBODY, null),
  UNKNOWN_TOKEN(Kind.NOBODY, null),
  SERVICE(Kind.SERVICE, null);

  private enum Kind {
    USER,
    KEY,
    FOREIGN_KEY,
    NOBODY,
    SERVICE
  }

  private final Kind kind;
  private final @Nullable Role role;
  private final boolean reads;
  private final boolean writes;

  Caller(Kind kind, @Nullable Role role, Permission... permissions) {
    this.kind = kind;
    this.role = role;
    this.reads = List.of(permissions).contains(Permission.READ);
    this.writes = List.of(permissions).contains(Permission.WRITE);
  }

  /** What he is in the business; empty for all but its joined members. */
  Optional<Role> role() {
    return Optional.ofNullable(role);
  }

  boolean isUser() {
    return kind == Kind.USER;
  }

  /** Whether this is a valid key, of the business or another. */
  boolean isKey() {
    return kind == Kind.KEY || kind == Kind.FOREIGN_KEY;
  }

  /** Whether this is a valid key of the business. */
  boolean isKeyOfTheBusiness() {
    return kind == Kind.KEY;
  }

  boolean isNobody() {
    return kind == Kind.NOBODY;
  }

  boolean may(@Nullable Permission permission) {
    return (permission == Permission.READ && reads) || (permission == Permission.WRITE && writes);
  }
}
