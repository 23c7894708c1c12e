package com.signalcraft.client.hosted;

import com.signalcraft.account.Subscriptions;

/** Plans and usage, with what the hosted API publishes. Thread-safe. */
public interface HttpSubscriptions extends Subscriptions {

  /**
   * The caller's own plan as every server of the API tells it, also one that does not send the rows
   * that {@link #current()} needs.
   *
   * @return the plan
   * @throws com.signalcraft.error.AuthenticationException if the caller is not a user
   */
  PublishedSubscription published();
}
