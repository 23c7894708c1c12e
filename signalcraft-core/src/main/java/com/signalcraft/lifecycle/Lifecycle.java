package com.signalcraft.lifecycle;

import java.util.UUID;

/** Retention, export, anonymisation and erasure. Thread-safe. */
public interface Lifecycle {

  /**
   * All data about a user: profile, subscription, usage, memberships, notifications, and what he
   * created. For himself and the service.
   *
   * @param userId the user
   * @return the data
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  DataExport exportUser(UUID userId);

  /**
   * All data of a business. Needs {@link com.signalcraft.security.Right#EXPORT}; leaves an entry in
   * the audit log.
   *
   * @param businessId the business
   * @return the data
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   */
  DataExport exportBusiness(UUID businessId);

  /**
   * Removes what identifies a user (address, name, picture, and the addresses and agents in the
   * audit log) and keeps his rows. He can no longer sign in. For himself and the service.
   *
   * @param userId the user
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  void anonymiseUser(UUID userId);

  /**
   * Erases a user and all that is his alone. A business of his with other joined members goes to
   * the one of the highest role who joined first; his other businesses are erased. What he created
   * for others stays, without his id. For himself and the service.
   *
   * @param userId the user
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  void eraseUser(UUID userId);

  /**
   * Erases a business with all its data for good; its audit log stays, without personal data. Needs
   * {@link com.signalcraft.security.Right#REMOVE_BUSINESS}.
   *
   * @param businessId the business
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   */
  void eraseBusiness(UUID businessId);

  /**
   * Rolls up and drops what is older than the policy allows. Running it twice changes nothing more.
   * For the service alone.
   *
   * @param policy how long points live
   * @return what was done
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   */
  RetentionReport applyRetention(RetentionPolicy policy);
}
