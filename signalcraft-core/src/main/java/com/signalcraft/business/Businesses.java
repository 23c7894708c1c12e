package com.signalcraft.business;

import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import java.util.UUID;

/** The businesses that the caller is a member of. Thread-safe. */
public interface Businesses {

  /**
   * Creates a business that the caller owns.
   *
   * @param business what it is like
   * @return the business
   * @throws com.signalcraft.error.AuthenticationException if the caller is not a user
   */
  Business create(NewBusiness business);

  /**
   * Reads one.
   *
   * @param businessId the business
   * @return the business
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  Business get(UUID businessId);

  /**
   * Those that the caller has joined, all for the service; ordered by time of creation.
   *
   * @param page which part
   * @return the businesses
   */
  Page<Business> list(PageRequest page);

  /**
   * Changes one. Needs {@link com.signalcraft.security.Right#EDIT_BUSINESS}.
   *
   * @param businessId the business
   * @param update what to change
   * @return the business as it is now
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   */
  Business update(UUID businessId, BusinessUpdate update);

  /**
   * Removes one for everybody; it can be brought back by the operator until it is erased. Needs
   * {@link com.signalcraft.security.Right#REMOVE_BUSINESS}.
   *
   * @param businessId the business
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   */
  void delete(UUID businessId);

  /**
   * Hands it to another member, who must have joined; the old owner becomes an admin. Needs {@link
   * com.signalcraft.security.Right#TRANSFER_BUSINESS}.
   *
   * @param businessId the business
   * @param newOwnerId the member
   * @return the business as it is now
   * @throws com.signalcraft.error.NotFoundException if the business or the member is not there or
   *     not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   */
  Business transfer(UUID businessId, UUID newOwnerId);
}
