package com.signalcraft.kpi;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code dashboard_summary}. Immutable.
 *
 * @param businessId the business
 * @param businessName its name
 * @param totalKpiSources how many sources it has, inactive ones included
 * @param recentDataPoints how many points the last 24 hours have
 * @param activeAlerts how many alerts are active
 * @param lastDataUpdate the time stamp of the last point up to now; null where there is none
 */
public record DashboardSummary(
    UUID businessId,
    String businessName,
    long totalKpiSources,
    long recentDataPoints,
    long activeAlerts,
    @Nullable Instant lastDataUpdate) {

  public DashboardSummary {
    Checks.required("business_id", businessId);
    Checks.required("business_name", businessName);
  }
}
