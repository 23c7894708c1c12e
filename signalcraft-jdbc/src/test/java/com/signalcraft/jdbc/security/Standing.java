package com.signalcraft.jdbc.security;

import java.util.List;
import java.util.stream.Stream;

/**
 * A caller, and what he is to a tenant.
 *
 * @param caller who calls
 * @param tenant the tenant that he belongs to, or tries himself on
 * @param kind what he is there
 */
record Standing(Caller caller, String tenant, Kind kind) {

  /** What callers can be, as far as rows are concerned. */
  enum Kind {
    /** Not even a caller. */
    NOBODY,
    /** A key that is worth nothing (any more), or only writes; a user who is not known. */
    BLIND,
    /** A user who is no member, invited or not. */
    USER,
    VIEWER,
    EDITOR,
    ADMIN,
    OWNER,
    READ_KEY,
    WORKER,
    SERVICE;

    boolean isUser() {
      return compareTo(USER) >= 0 && compareTo(OWNER) <= 0;
    }

    boolean isAtLeast(Kind role) {
      return isUser() && compareTo(role) >= 0;
    }
  }

  /** Everybody there is. */
  static List<Standing> all() {
    return Stream.of(
            new Standing(Caller.anon(), "a", Kind.NOBODY),
            new Standing(Caller.bareLogin(Caller.Login.APP), "a", Kind.NOBODY),
            new Standing(Caller.bareLogin(Caller.Login.SERVICE), "a", Kind.NOBODY),
            user("nobody.known", Kind.BLIND),
            user("outsider", Kind.USER),
            user("a.pending", Kind.USER),
            user("a.viewer", Kind.VIEWER),
            user("a.editor", Kind.EDITOR),
            user("a.admin", Kind.ADMIN),
            user("a.owner", Kind.OWNER),
            new Standing(Caller.user("b.owner"), "b", Kind.OWNER),
            new Standing(Caller.user("b.viewer"), "b", Kind.VIEWER),
            key("a.key.read", Kind.READ_KEY),
            key("a.key.both", Kind.READ_KEY),
            key("a.key.write", Kind.BLIND),
            key("a.key.revoked", Kind.BLIND),
            key("a.key.expired", Kind.BLIND),
            key("a.key.unknown", Kind.BLIND),
            new Standing(Caller.worker(), "a", Kind.WORKER),
            new Standing(Caller.service(), "a", Kind.SERVICE))
        .toList();
  }

  private static Standing user(String name, Kind kind) {
    return new Standing(Caller.user(name), "a", kind);
  }

  private static Standing key(String name, Kind kind) {
    return new Standing(Caller.key(name), "a", kind);
  }

  /** A condition on rows with the tenant and the caller himself put in. */
  String in(String condition) {
    return condition.replace("@{t", "@{" + tenant).replace("@{me}", "@{" + caller.name() + "}");
  }

  @Override
  public String toString() {
    return caller.name();
  }
}
