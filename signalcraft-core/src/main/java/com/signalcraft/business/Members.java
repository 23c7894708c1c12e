package com.signalcraft.business;

import com.signalcraft.security.Role;
import java.util.List;
import java.util.UUID;

/** The members of businesses: the one source of rights. Thread-safe. */
public interface Members {

  /**
   * All members, open invitations included, ordered by time of invitation.
   *
   * @param businessId the business
   * @return the members
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  List<BusinessMember> list(UUID businessId);

  /**
   * Invites a user; he has no rights until he accepts. Needs {@link
   * com.signalcraft.security.Right#MANAGE_MEMBERS}, for admins {@link
   * com.signalcraft.security.Right#APPOINT_ADMINS}.
   *
   * @param businessId the business
   * @param userId the user
   * @param role what he may do; not owner
   * @return the open invitation
   * @throws com.signalcraft.error.NotFoundException if the business or the user is not there or not
   *     yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.ValidationException if the role is owner
   * @throws com.signalcraft.error.ConflictException if he is a member or invited already
   * @throws com.signalcraft.error.SubscriptionRequiredException if the plan has no seat left
   */
  BusinessMember invite(UUID businessId, UUID userId, Role role);

  /**
   * Accepts the caller's own invitation; does nothing where he has joined already.
   *
   * @param businessId the business
   * @return the membership
   * @throws com.signalcraft.error.NotFoundException if there is none
   * @throws com.signalcraft.error.AuthenticationException if the caller is not a user
   */
  BusinessMember accept(UUID businessId);

  /**
   * The caller's own open invitations, ordered by time of invitation.
   *
   * @return the invitations
   * @throws com.signalcraft.error.AuthenticationException if the caller is not a user
   */
  List<BusinessMember> invitations();

  /**
   * Changes what a member may do. Nobody changes his own role, and the owner's changes by {@link
   * Businesses#transfer} alone. Needs {@link com.signalcraft.security.Right#MANAGE_MEMBERS}, to or
   * from admin {@link com.signalcraft.security.Right#APPOINT_ADMINS}.
   *
   * @param businessId the business
   * @param userId the member
   * @param role what he may do; not owner
   * @return the membership as it is now
   * @throws com.signalcraft.error.NotFoundException if the business or the member is not there or
   *     not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.ValidationException if the role is owner
   */
  BusinessMember changeRole(UUID businessId, UUID userId, Role role);

  /**
   * Removes a member or an invitation; everybody but the owner may remove himself. Needs {@link
   * com.signalcraft.security.Right#MANAGE_MEMBERS}, for admins {@link
   * com.signalcraft.security.Right#APPOINT_ADMINS}.
   *
   * @param businessId the business
   * @param userId the member
   * @throws com.signalcraft.error.NotFoundException if the business or the member is not there or
   *     not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller may not, or the member is
   *     the owner
   */
  void remove(UUID businessId, UUID userId);
}
