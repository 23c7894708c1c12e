package com.signalcraft.account;

import java.util.List;

/** Plans and usage. Thread-safe. */
public interface Subscriptions {

  /**
   * The caller's own plan and what is used of it.
   *
   * @return the plan
   * @throws com.signalcraft.error.AuthenticationException if the caller is not a user
   */
  PlanUsage current();

  /**
   * What the caller's plan paid for in a month.
   *
   * @param period the month of UTC, such as {@code 2026-01}
   * @return the entries, ordered by metric and business
   * @throws com.signalcraft.error.AuthenticationException if the caller is not a user
   * @throws com.signalcraft.error.ValidationException if the period is not a month
   */
  List<UsageEntry> usage(String period);

  /**
   * Takes over what the payment service says. For the service alone.
   *
   * @param change what it says
   * @return the subscription as it is now
   * @throws com.signalcraft.error.PermissionDeniedException if the caller's role or key does not
   *     allow it
   * @throws com.signalcraft.error.NotFoundException if there is no such user
   * @throws com.signalcraft.error.ConflictException if the payment service's id belongs to another
   *     user
   */
  Subscription apply(SubscriptionChange change);
}
