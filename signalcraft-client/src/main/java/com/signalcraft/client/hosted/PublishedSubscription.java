package com.signalcraft.client.hosted;

import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A user's plan and what is used of it this month, as the service publishes it. Immutable.
 *
 * @param tier the plan
 * @param status its state
 * @param currentPeriodStart when the paid period began, or null
 * @param currentPeriodEnd when it ends, or null
 * @param trialEnd when the trial ends, or null
 * @param apiCalls metered calls this month
 * @param apiCallsLimit how many are allowed; empty for no limit
 * @param dataSources KPI sources there are
 * @param dataSourcesLimit how many are allowed; empty for no limit
 */
public record PublishedSubscription(
    OpenEnum<SubscriptionTier> tier,
    OpenEnum<SubscriptionStatus> status,
    @Nullable Instant currentPeriodStart,
    @Nullable Instant currentPeriodEnd,
    @Nullable Instant trialEnd,
    long apiCalls,
    OptionalInt apiCallsLimit,
    long dataSources,
    OptionalInt dataSourcesLimit) {

  public PublishedSubscription {
    Checks.required("tier", tier);
    Checks.required("status", status);
    Checks.required("api_calls_limit", apiCallsLimit);
    Checks.required("data_sources_limit", dataSourcesLimit);
  }
}
