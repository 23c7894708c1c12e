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
 * @param stripeCustomerId the payment service's id of the customer, at most 255 characters; null
 *     leaves it
 * @param stripeSubscriptionId the payment service's id of the subscription, at most 255 characters;
 *     null leaves it
 * @param currentPeriodStart when the paid period began, in whole microseconds (what is finer is cut
 *     off), from 1970 to 9999; null leaves it
 * @param currentPeriodEnd when it ends, likewise; null leaves it
 */
public record SubscriptionChange(
    UUID userId,
    SubscriptionTier tier,
    SubscriptionStatus status,
    @Nullable String stripeCustomerId,
    @Nullable String stripeSubscriptionId,
    @Nullable Instant currentPeriodStart,
    @Nullable Instant currentPeriodEnd) {

  private static final int MAX_ID_LENGTH = 255;

  public SubscriptionChange {
    Checks.required("user_id", userId);
    Checks.required("tier", tier);
    Checks.required("status", status);
    if (stripeCustomerId != null) {
      Checks.text("stripe_customer_id", stripeCustomerId, MAX_ID_LENGTH);
    }
    if (stripeSubscriptionId != null) {
      Checks.text("stripe_subscription_id", stripeSubscriptionId, MAX_ID_LENGTH);
    }
    if (currentPeriodStart != null) {
      currentPeriodStart = Checks.instant("current_period_start", currentPeriodStart);
    }
    if (currentPeriodEnd != null) {
      currentPeriodEnd = Checks.instant("current_period_end", currentPeriodEnd);
    }
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
