package com.signalcraft.account;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the payment service says of a subscription. Immutable.
 *
 * @param userId whose it is
 * @param tier the plan
 * @param status its state
 * @param stripeCustomerId the payment service's id of the customer; null leaves it
 * @param stripeSubscriptionId the payment service's id of the subscription; null leaves it
 * @param currentPeriodStart when the paid period began; null leaves it
 * @param currentPeriodEnd when it ends; null leaves it
 */
public record SubscriptionChange(
    UUID userId,
    SubscriptionTier tier,
    SubscriptionStatus status,
    @Nullable String stripeCustomerId,
    @Nullable String stripeSubscriptionId,
    @Nullable Instant currentPeriodStart,
    @Nullable Instant currentPeriodEnd) {

  public SubscriptionChange {
    Checks.required("user_id", userId);
    Checks.required("tier", tier);
    Checks.required("status", status);
  }

  /**
   * An active subscription to a plan.
   *
   * @param userId whose it is
   * @param tier the plan
   * @return the change
   */
  public static SubscriptionChange active(UUID userId, SubscriptionTier tier) {
    return new SubscriptionChange(userId, tier, SubscriptionStatus.ACTIVE, null, null, null, null);
  }
}
