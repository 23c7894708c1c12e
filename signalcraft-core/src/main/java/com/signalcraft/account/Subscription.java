package com.signalcraft.account;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code subscriptions}. Immutable.
 *
 * @param id the subscription's id
 * @param userId whose it is
 * @param stripeCustomerId the payment service's id of the customer, or null
 * @param stripeSubscriptionId the payment service's id of the subscription, or null
 * @param tier the plan
 * @param status its state
 * @param currentPeriodStart when the paid period began, or null
 * @param currentPeriodEnd when it ends, or null
 * @param trialStart when the trial began, or null
 * @param trialEnd when it ends, or null
 * @param canceledAt when it was ended, or null
 * @param createdAt when it was made
 * @param updatedAt when it last changed
 */
public record Subscription(
    UUID id,
    UUID userId,
    @Nullable String stripeCustomerId,
    @Nullable String stripeSubscriptionId,
    OpenEnum<SubscriptionTier> tier,
    OpenEnum<SubscriptionStatus> status,
    @Nullable Instant currentPeriodStart,
    @Nullable Instant currentPeriodEnd,
    @Nullable Instant trialStart,
    @Nullable Instant trialEnd,
    @Nullable Instant canceledAt,
    Instant createdAt,
    Instant updatedAt) {

  public Subscription {
    Checks.required("id", id);
    Checks.required("user_id", userId);
    Checks.required("tier", tier);
    Checks.required("status", status);
    Checks.that(
        currentPeriodStart == null
            || currentPeriodEnd == null
            || !currentPeriodEnd.isBefore(currentPeriodStart),
        "current_period_end",
        "must not be before current_period_start, "
            + currentPeriodStart
            + ", was "
            + currentPeriodEnd);
    Checks.that(
        trialStart == null || trialEnd == null || !trialEnd.isBefore(trialStart),
        "trial_end",
        "must not be before trial_start, " + trialStart + ", was " + trialEnd);
    Checks.required("created_at", createdAt);
    Checks.required("updated_at", updatedAt);
  }
}
