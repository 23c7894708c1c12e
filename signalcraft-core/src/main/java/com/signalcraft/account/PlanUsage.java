package com.signalcraft.account;

import com.signalcraft.common.Checks;
import java.util.OptionalInt;

/**
 * A user's plan with what is used of it this month. Immutable.
 *
 * @param subscription the subscription
 * @param effectiveTier the plan that counts now: Pro during the trial, Free where the subscription
 *     is unpaid or has ended
 * @param apiCalls metered calls this month
 * @param apiCallsLimit how many are allowed; empty for no limit
 * @param dataSources KPI sources there are
 * @param dataSourcesLimit how many are allowed; empty for no limit
 */
public record PlanUsage(
    Subscription subscription,
    SubscriptionTier effectiveTier,
    long apiCalls,
    OptionalInt apiCallsLimit,
    long dataSources,
    OptionalInt dataSourcesLimit) {

  public PlanUsage {
    Checks.required("subscription", subscription);
    Checks.required("effective_tier", effectiveTier);
    Checks.required("api_calls_limit", apiCallsLimit);
    Checks.required("data_sources_limit", dataSourcesLimit);
  }
}
