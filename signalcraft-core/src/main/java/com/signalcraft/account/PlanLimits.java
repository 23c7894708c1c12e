package com.signalcraft.account;

import com.signalcraft.common.Checks;
import java.util.OptionalInt;

/**
 * What a plan allows; an empty number means "no limit". Immutable.
 *
 * @param dataSources KPI sources over all businesses of the owner
 * @param apiCallsPerMonth metered calls in a calendar month of UTC
 * @param seats members of a business, owner and invited included
 * @param forecastDays the longest forecast in days; 0 for none at all
 * @param anomalyAlerts whether alerts on anomalies are included
 */
public record PlanLimits(
    OptionalInt dataSources,
    OptionalInt apiCallsPerMonth,
    OptionalInt seats,
    OptionalInt forecastDays,
    boolean anomalyAlerts) {

  public PlanLimits {
    Checks.required("data_sources", dataSources);
    Checks.required("api_calls_per_month", apiCallsPerMonth);
    Checks.required("seats", seats);
    Checks.required("forecast_days", forecastDays);
  }
}
