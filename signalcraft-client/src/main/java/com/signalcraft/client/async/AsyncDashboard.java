package com.signalcraft.client.async;

import com.signalcraft.client.hosted.BusinessNews;
import com.signalcraft.client.hosted.BusinessNewsPage;
import com.signalcraft.client.hosted.BusinessNewsQuery;
import com.signalcraft.client.hosted.DashboardMetrics;
import com.signalcraft.client.hosted.DashboardOverview;
import com.signalcraft.client.hosted.HttpDashboard;
import com.signalcraft.client.internal.async.AsyncCalls;
import com.signalcraft.kpi.DashboardSummary;
import com.signalcraft.kpi.KpiSummary;
import com.signalcraft.kpi.Timeframe;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Summaries of a business, without waiting. Thread-safe. */
public final class AsyncDashboard {

  private final HttpDashboard group;
  private final AsyncCalls calls;

  AsyncDashboard(HttpDashboard group, AsyncCalls calls) {
    this.group = group;
    this.calls = calls;
  }

  /**
   * As {@link HttpDashboard#summary(UUID)}.
   *
   * @param businessId the business
   * @return its result
   */
  public CompletableFuture<DashboardSummary> summary(UUID businessId) {
    return calls.submit(() -> group.summary(businessId));
  }

  /**
   * As {@link HttpDashboard#kpiSummary(UUID, Timeframe)}.
   *
   * @param businessId the business
   * @param timeframe how far back the previous value lies
   * @return its result
   */
  public CompletableFuture<List<KpiSummary>> kpiSummary(UUID businessId, Timeframe timeframe) {
    return calls.submit(() -> group.kpiSummary(businessId, timeframe));
  }

  /**
   * As {@link HttpDashboard#overview(UUID)}.
   *
   * @param businessId the business
   * @return its result
   */
  public CompletableFuture<DashboardOverview> overview(UUID businessId) {
    return calls.submit(() -> group.overview(businessId));
  }

  /**
   * As {@link HttpDashboard#metrics(UUID, Timeframe, List)}.
   *
   * @param businessId the business
   * @param timeframe how far to look back
   * @param sourceIds of which sources; empty for all
   * @return its result
   */
  public CompletableFuture<DashboardMetrics> metrics(
      UUID businessId, Timeframe timeframe, List<UUID> sourceIds) {
    return calls.submit(() -> group.metrics(businessId, timeframe, sourceIds));
  }

  /**
   * As {@link HttpDashboard#news(BusinessNewsQuery)}.
   *
   * @param query which ones, and which page
   * @return its result
   */
  public CompletableFuture<BusinessNewsPage> news(BusinessNewsQuery query) {
    return calls.submit(() -> group.news(query));
  }

  /**
   * As {@link HttpDashboard#newsStream(BusinessNewsQuery)}, handed on one by one.
   *
   * @param query which ones, and which page is the first
   * @param action takes each article, in order, in a thread of the client; what it throws ends the
   *     reading and is the error of the future
   * @return completes when all were taken
   */
  public CompletableFuture<Void> forEachNews(
      BusinessNewsQuery query, Consumer<BusinessNews> action) {
    return calls.run(() -> group.newsStream(query).forEachOrdered(action));
  }
}
