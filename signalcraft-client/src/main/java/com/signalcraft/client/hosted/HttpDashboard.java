package com.signalcraft.client.hosted;

import com.signalcraft.kpi.Dashboard;
import com.signalcraft.kpi.Timeframe;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Summaries of a business, with those that the hosted API publishes. Thread-safe. */
public interface HttpDashboard extends Dashboard {

  /**
   * The business at a glance, with the current value of each source.
   *
   * @param businessId the business
   * @return the overview
   * @throws com.signalcraft.error.NotFoundException if it is not there or not yours
   */
  DashboardOverview overview(UUID businessId);

  /**
   * The points of sources with their statistics.
   *
   * @param businessId the business
   * @param timeframe how far to look back
   * @param sourceIds of which sources; empty for all
   * @return the points, the newest first
   * @throws com.signalcraft.error.NotFoundException if the business or a source is not there or not
   *     yours
   */
  DashboardMetrics metrics(UUID businessId, Timeframe timeframe, List<UUID> sourceIds);

  /**
   * News that matter to the business.
   *
   * @param query which ones, and which page
   * @return the page
   * @throws com.signalcraft.error.NotFoundException if the business is not there or not yours
   */
  BusinessNewsPage news(BusinessNewsQuery query);

  /**
   * News that matter to the business, from a page on, each page read when it is reached.
   *
   * @param query which ones, and which page is the first
   * @return a sequential stream, which throws the errors of {@link #news}
   */
  Stream<BusinessNews> newsStream(BusinessNewsQuery query);
}
