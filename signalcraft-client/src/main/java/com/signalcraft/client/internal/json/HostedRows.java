package com.signalcraft.client.internal.json;

import com.signalcraft.client.hosted.BusinessNews;
import com.signalcraft.client.hosted.BusinessNewsPage;
import com.signalcraft.client.hosted.DashboardMetrics;
import com.signalcraft.client.hosted.DashboardOverview;
import com.signalcraft.client.hosted.MarketSnapshot;
import com.signalcraft.client.hosted.WeatherOutlook;
import com.signalcraft.external.SentimentLabel;
import com.signalcraft.kpi.Timeframe;
import com.signalcraft.kpi.Trend;

/** What the hosted API alone publishes. Stateless. */
public final class HostedRows {

  private HostedRows() {}

  /**
   * The overview of a business.
   *
   * @param answer the answer of {@code GET /dashboard/overview}
   * @return the overview
   */
  public static DashboardOverview overview(Fields answer) {
    Fields summary = answer.object("summary");
    return new DashboardOverview(
        AccountRows.businessBrief(answer.object("business")),
        summary.integer("total_kpi_sources"),
        summary.integer("active_alerts"),
        summary.optionalInstant("last_data_update"),
        answer.list("kpis", HostedRows::kpi));
  }

  private static DashboardOverview.Kpi kpi(Fields row) {
    return new DashboardOverview.Kpi(
        row.uuid("id"),
        row.text("name"),
        row.optionalDecimal("current_value"),
        row.optionalDecimal("previous_value"),
        row.optionalDecimal("change_percent"),
        row.openEnum(Trend.class, "trend"),
        row.optionalText("unit"));
  }

  /**
   * The points of sources with their statistics.
   *
   * @param answer the answer of {@code GET /dashboard/metrics}
   * @return the points
   */
  public static DashboardMetrics metrics(Fields answer) {
    return new DashboardMetrics(
        answer.openEnum(Timeframe.class, "timeframe"),
        answer.list("data", HostedRows::sourceMetrics));
  }

  private static DashboardMetrics.SourceMetrics sourceMetrics(Fields row) {
    Fields statistics = row.object("statistics");
    return new DashboardMetrics.SourceMetrics(
        row.uuid("source_id"),
        row.text("source_name"),
        row.optionalText("unit"),
        row.list(
            "data_points",
            point ->
                new DashboardMetrics.Value(point.instant("timestamp"), point.decimal("value"))),
        new DashboardMetrics.Statistics(
            statistics.optionalDecimal("avg"),
            statistics.optionalDecimal("min"),
            statistics.optionalDecimal("max"),
            statistics.optionalDecimal("total")));
  }

  /**
   * A page of news.
   *
   * @param answer the answer of {@code GET /dashboard/news}
   * @return the page
   */
  public static BusinessNewsPage newsPage(Fields answer) {
    Fields pagination = answer.object("pagination");
    return new BusinessNewsPage(
        answer.list("articles", HostedRows::news),
        pagination.integer("total"),
        pagination.count("page"),
        pagination.count("per_page"),
        pagination.flag("has_more"));
  }

  private static BusinessNews news(Fields row) {
    return new BusinessNews(
        row.uuid("id"),
        row.text("title"),
        row.optionalText("summary"),
        row.optionalText("url"),
        row.text("source"),
        row.instant("published_at"),
        row.optionalDecimal("sentiment_score"),
        row.optionalEnum(SentimentLabel.class, "sentiment_label"),
        row.optionalDecimal("relevance_score"),
        row.texts("keywords"));
  }

  /**
   * The weather at a place.
   *
   * @param answer the answer of {@code GET /external/weather}
   * @return the outlook
   */
  public static WeatherOutlook outlook(Fields answer) {
    Fields current = answer.object("current");
    return new WeatherOutlook(
        answer.required("location", BusinessRows.location(answer)),
        new WeatherOutlook.Current(
            current.optionalDecimal("temperature"),
            current.optionalDecimal("humidity"),
            current.optionalText("conditions"),
            current.instant("timestamp")),
        answer.list("forecast", HostedRows::day));
  }

  private static WeatherOutlook.Day day(Fields row) {
    return new WeatherOutlook.Day(
        row.date("date"),
        row.optionalDecimal("temperature_high"),
        row.optionalDecimal("temperature_low"),
        row.optionalText("conditions"),
        row.optionalDecimal("humidity"));
  }

  /**
   * The price of a symbol with its history.
   *
   * @param row a row of the answer of {@code GET /external/market}
   * @return the price
   */
  public static MarketSnapshot snapshot(Fields row) {
    return new MarketSnapshot(
        row.text("symbol"),
        row.decimal("current_price"),
        row.optionalDecimal("change_24h"),
        row.instant("timestamp"),
        row.list(
            "history",
            price -> new MarketSnapshot.Price(price.instant("timestamp"), price.decimal("price"))));
  }
}
