package com.signalcraft.kpi;

import java.util.List;
import java.util.UUID;

/** Summaries of a business. Thread-safe. */
public interface Dashboard {

  /**
   * The business at a glance.
   *
   * @param businessId the business
   * @return the summary
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  DashboardSummary summary(UUID businessId);

  /**
   * The current and the previous value of every active source, ordered by time of the source's
   * creation.
   *
   * @param businessId the business
   * @param timeframe how far back the previous value lies
   * @return one summary for each active source
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  List<KpiSummary> kpiSummary(UUID businessId, Timeframe timeframe);
}
