package com.signalcraft.client.internal.group;

import com.signalcraft.client.hosted.BusinessNews;
import com.signalcraft.client.hosted.BusinessNewsPage;
import com.signalcraft.client.hosted.BusinessNewsQuery;
import com.signalcraft.client.hosted.DashboardMetrics;
import com.signalcraft.client.hosted.DashboardOverview;
import com.signalcraft.client.hosted.HttpDashboard;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.HostedRows;
import com.signalcraft.client.internal.json.KpiRows;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.kpi.DashboardSummary;
import com.signalcraft.kpi.KpiSummary;
import com.signalcraft.kpi.Timeframe;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Summaries of businesses. Thread-safe. */
public final class DashboardCalls implements HttpDashboard {

  private static final String DASHBOARD = "dashboard";

  private final ApiCaller caller;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   */
  public DashboardCalls(ApiCaller caller) {
    this.caller = caller;
  }

  @Override
  public DashboardSummary summary(UUID businessId) {
    return caller.call(
        Calls.get(DASHBOARD, "summary", id(businessId)),
        Answers.object(Members.of("business_id", businessId), KpiRows::summary));
  }

  @Override
  public List<KpiSummary> kpiSummary(UUID businessId, Timeframe timeframe) {
    Checks.required("timeframe", timeframe);
    return caller.call(
        Calls.get(DASHBOARD, "kpis", id(businessId)).query("timeframe", timeframe.wireName()),
        Answers.list("kpis", KpiRows::kpiSummary));
  }

  @Override
  public DashboardOverview overview(UUID businessId) {
    return caller.call(
        Calls.get(DASHBOARD, "overview", id(businessId)), Answers.object(HostedRows::overview));
  }

  @Override
  public DashboardMetrics metrics(UUID businessId, Timeframe timeframe, List<UUID> sourceIds) {
    Checks.required("timeframe", timeframe);
    List<String> sources = Checks.list("sources", sourceIds).stream().map(UUID::toString).toList();
    return caller.call(
        Calls.get(DASHBOARD, "metrics", id(businessId))
            .query("timeframe", timeframe.wireName())
            .query("sources", Calls.commaSeparated("sources", sources)),
        Answers.object(Members.of("timeframe", timeframe), HostedRows::metrics));
  }

  @Override
  public BusinessNewsPage news(BusinessNewsQuery query) {
    Checks.required("query", query);
    return caller.call(
        Calls.get(DASHBOARD, "news", query.businessId())
            .query("limit", query.limit())
            .query("page", query.page())
            .query("sentiment", Calls.wireName(query.sentiment()))
            .query("keywords", Calls.commaSeparated("keywords", query.keywords())),
        Answers.object(HostedRows::newsPage));
  }

  @Override
  public Stream<BusinessNews> newsStream(BusinessNewsQuery query) {
    Checks.required("query", query);
    return Page.stream(
        PageRequest.first().after(Integer.toString(query.page())),
        page -> page(query.withPage(Integer.parseInt(Checks.required("cursor", page.cursor())))));
  }

  /** The service counts its pages; the number of the next one is the cursor here. */
  private Page<BusinessNews> page(BusinessNewsQuery query) {
    BusinessNewsPage page = news(query);
    // an empty page that promises more would never come to an end
    boolean goesOn = page.hasMore() && !page.articles().isEmpty();
    return new Page<>(page.articles(), goesOn ? Integer.toString(query.page() + 1) : null);
  }

  private static UUID id(UUID businessId) {
    return Checks.required("business_id", businessId);
  }
}
