package com.signalcraft.jdbc.internal.business;

import com.signalcraft.business.BusinessMember;
import com.signalcraft.business.Members;
import com.signalcraft.common.Checks;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.internal.Conflicts;
import com.signalcraft.internal.MemberRules;
import com.signalcraft.jdbc.internal.transaction.BusinessAccess;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.security.Right;
import com.signalcraft.security.Role;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Members of businesses. Thread-safe. */
public final class JdbcMembers implements Members {

  private static final String LIST =
      "select "
          + BusinessRows.MEMBER_COLUMNS
          + "\n"
          + """
            from public.business_members
           where business_id = ?
           order by invited_at, ordinal
          """;

  private static final String INVITATIONS =
      "select "
          + BusinessRows.MEMBER_COLUMNS
          + "\n"
          + """
            from public.business_members
           where user_id = ?
             and joined_at is null
           order by invited_at, ordinal
          """;

  private static final String READ =
      "select "
          + BusinessRows.MEMBER_COLUMNS
          + " from public.business_members where business_id = ? and user_id = ?";

  private static final String IS_ACTIVE_USER = "select signalcraft.is_active_user(?) as active";

  private static final String INVITE =
      """
      insert into public.business_members (business_id, user_id, role, invited_by)
      values (?, ?, ?, ?)
      returning\s"""
          + BusinessRows.MEMBER_COLUMNS;

  private static final String ACCEPT =
      "select " + BusinessRows.MEMBER_COLUMNS + " from signalcraft.accept_invitation(?)";

  /** Of the role that was looked at, so that what was decided by it still holds. */
  private static final String CHANGE_ROLE =
      """
      update public.business_members
         set role = ?
       where id = ?
         and role = ?
      returning\s"""
          + BusinessRows.MEMBER_COLUMNS;

  private static final String REMOVE =
      "delete from public.business_members where id = ? and role = ?";

  private final Session session;

  /**
   * The members as a caller sees them.
   *
   * @param session the caller's view
   */
  public JdbcMembers(Session session) {
    this.session = session;
  }

  @Override
  public List<BusinessMember> list(UUID businessId) {
    return session.call(
        "list the members",
        tx -> {
          tx.access().business(businessId).require(Right.READ);
          return tx.query(LIST).bind(businessId).list(BusinessRows::member);
        });
  }

  @Override
  public BusinessMember invite(UUID businessId, UUID userId, Role role) {
    Checks.required("user_id", userId);
    Checks.required("role", role);
    return session.call(
        "invite the user",
        tx -> {
          BusinessAccess access = tx.access().business(businessId).require(Right.MANAGE_MEMBERS);
          MemberRules.requireAssignable(role);
          requireForMember(access, role);
          if (!tx.query(IS_ACTIVE_USER).bind(userId).one(row -> row.bool("active"))) {
            throw NotFoundException.of("user", userId);
          }
          if (find(tx, businessId, userId).isPresent()) {
            throw Conflicts.alreadyMember();
          }
          return tx.query(INVITE)
              .bind(businessId)
              .bind(userId)
              .bind(role)
              .bind(tx.caller().userId().orElse(null))
              .one(BusinessRows::member);
        });
  }

  @Override
  public BusinessMember accept(UUID businessId) {
    Checks.required("business_id", businessId);
    return session.call(
        "accept the invitation",
        tx -> {
          tx.access().requireUser();
          return tx.query(ACCEPT).bind(businessId).one(BusinessRows::member);
        });
  }

  @Override
  public List<BusinessMember> invitations() {
    return session.call(
        "list the invitations",
        tx -> tx.query(INVITATIONS).bind(tx.access().requireUser()).list(BusinessRows::member));
  }

  @Override
  public BusinessMember changeRole(UUID businessId, UUID userId, Role role) {
    Checks.required("user_id", userId);
    Checks.required("role", role);
    return session.call("change the role", tx -> changeRole(tx, businessId, userId, role));
  }

  private static BusinessMember changeRole(
      CallerTransaction tx, UUID businessId, UUID userId, Role role) throws SQLException {
    BusinessAccess access = tx.access().business(businessId).require(Right.MANAGE_MEMBERS);
    BusinessMember member = member(tx, businessId, userId);
    MemberRules.requireRoleChangeable(member, tx.caller().userId().orElse(null));
    MemberRules.requireAssignable(role);
    requireForMember(access, role);
    requireForMember(access, roleOf(member));
    if (member.role().is(role)) {
      return member;
    }
    Optional<BusinessMember> changed =
        tx.query(CHANGE_ROLE)
            .bind(role)
            .bind(member.id())
            .bind(member.role())
            .optional(BusinessRows::member);
    // Another call was faster: decided again by what it left.
    return changed.isPresent() ? changed.get() : changeRole(tx, businessId, userId, role);
  }

  @Override
  public void remove(UUID businessId, UUID userId) {
    Checks.required("business_id", businessId);
    Checks.required("user_id", userId);
    session.run("remove the member", tx -> remove(tx, businessId, userId));
  }

  private static void remove(CallerTransaction tx, UUID businessId, UUID userId)
      throws SQLException {
    BusinessMember member =
        tx.caller().userId().filter(userId::equals).isPresent()
            ? find(tx, businessId, userId)
                .orElseThrow(() -> NotFoundException.of("business", businessId))
            : removable(tx, businessId, userId);
    MemberRules.requireRemovable(member);
    if (tx.query(REMOVE).bind(member.id()).bind(member.role()).update() == 0) {
      // Another call was faster: decided again by what it left.
      remove(tx, businessId, userId);
    }
  }

  /** Another member, whom the caller may remove, unless he is the owner. */
  private static BusinessMember removable(CallerTransaction tx, UUID businessId, UUID userId)
      throws SQLException {
    BusinessAccess access = tx.access().business(businessId).require(Right.MANAGE_MEMBERS);
    BusinessMember member = member(tx, businessId, userId);
    MemberRules.requireRemovable(member);
    requireForMember(access, roleOf(member));
    return member;
  }

  private static BusinessMember member(CallerTransaction tx, UUID businessId, UUID userId)
      throws SQLException {
    return find(tx, businessId, userId).orElseThrow(() -> NotFoundException.of("member", userId));
  }

  private static Optional<BusinessMember> find(CallerTransaction tx, UUID businessId, UUID userId)
      throws SQLException {
    return tx.query(READ).bind(businessId).bind(userId).optional(BusinessRows::member);
  }

  private static Role roleOf(BusinessMember member) {
    return member.role().require("role");
  }

  /** Whether a change of a member's role or membership needs the right to appoint admins. */
  private static void requireForMember(BusinessAccess access, Role role) {
    access.require(role.isAtLeast(Role.ADMIN) ? Right.APPOINT_ADMINS : Right.MANAGE_MEMBERS);
  }
}
