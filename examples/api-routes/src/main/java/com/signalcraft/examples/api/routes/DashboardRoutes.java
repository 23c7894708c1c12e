package com.signalcraft.examples.api.routes;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.SignalCraft;
import com.signalcraft.business.Business;
import com.signalcraft.common.Checks;
import com.signalcraft.common.TimeRange;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.examples.api.call.Parsing;
import com.signalcraft.examples.api.call.Query;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.NewsArticle;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.external.SentimentLabel;
import com.signalcraft.kpi.DashboardSummary;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSummary;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.Timeframe;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a dashboard shows at a glance. */
public final class DashboardRoutes {

  private static final int AVERAGE_DECIMALS = 10;
  private static final int LONGEST_KEYWORD = 1_000;
  private static final int NEWS_PER_PAGE = 20;

  private final InstantSource clock;
  private final NewsIndex news;

  public DashboardRoutes(InstantSource clock) {
    this(clock, NewsIndex.READING);
  }

  public DashboardRoutes(InstantSource clock, NewsIndex news) {
    this.clock = clock;
    this.news = news;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/dashboard/overview/{business_id}", DashboardRoutes::overview),
        Route.get("/dashboard/metrics/{business_id}", this::metrics).query("timeframe", "sources"),
        Route.get("/dashboard/news/{business_id}", this::news)
            .query("limit", "page", "sentiment", "keywords"),
        Route.get("/dashboard/summary/{business_id}", DashboardRoutes::summary),
        Route.get("/dashboard/kpis/{business_id}", DashboardRoutes::kpis).query("timeframe"));
  }

  private static Answer overview(Call call) {
    UUID id = call.id("business_id");
    SignalCraft view = call.view();
    Business business = view.businesses().get(id);
    DashboardSummary summary = view.dashboard().summary(id);
    return Answer.ok(
        object(
            "business",
            object("id", id, "name", business.name(), "industry", business.industry()),
            "summary",
            object(
                "total_kpi_sources", summary.totalKpiSources(),
                "active_alerts", summary.activeAlerts(),
                "last_data_update", summary.lastDataUpdate()),
            "kpis",
            Pages.rows(
                view.dashboard().kpiSummary(id, Timeframe.SEVEN_DAYS),
                kpi -> json("id", "name", kpi))));
  }

  public static Map<String, Object> json(String id, String name, KpiSummary kpi) {
    return object(
        id,
        kpi.sourceId(),
        name,
        kpi.sourceName(),
        "current_value",
        kpi.currentValue(),
        "previous_value",
        kpi.previousValue(),
        "change_percent",
        kpi.changePercent(),
        "trend",
        kpi.trend(),
        "unit",
        kpi.unit());
  }

  private static Answer summary(Call call) {
    return Answer.ok(json(call.view().dashboard().summary(call.id("business_id"))));
  }

  public static Object json(DashboardSummary summary) {
    return object(
        "business_id", summary.businessId(),
        "business_name", summary.businessName(),
        "total_kpi_sources", summary.totalKpiSources(),
        "recent_data_points", summary.recentDataPoints(),
        "active_alerts", summary.activeAlerts(),
        "last_data_update", summary.lastDataUpdate());
  }

  private static Answer kpis(Call call) {
    List<KpiSummary> kpis =
        call.view().dashboard().kpiSummary(call.id("business_id"), timeframe(call));
    return Pages.list("kpis", kpis, kpi -> json("source_id", "source_name", kpi));
  }

  private static Timeframe timeframe(Call call) {
    Timeframe timeframe = call.query().constant(Timeframe.class, "timeframe");
    return timeframe == null ? Timeframe.SEVEN_DAYS : timeframe;
  }

  private Answer metrics(Call call) {
    Timeframe timeframe = timeframe(call);
    Instant now = clock.instant();
    TimeRange range = TimeRange.of(now.minus(timeframe.duration()), now.plusNanos(1_000));
    List<UUID> wanted =
        call.query().separatedByCommas("sources").stream()
            .map(id -> Parsing.id("sources", id))
            .toList();
    List<Object> data = new ArrayList<>();
    for (KpiSource source : call.view().sources().list(call.id("business_id"))) {
      if (wanted.isEmpty() || wanted.contains(source.id())) {
        List<KpiPoint> points =
            new ArrayList<>(call.view().kpis().stream(new PointQuery(source.id(), range)).toList());
        Collections.reverse(points);
        data.add(metric(source, points));
      }
    }
    return Answer.ok(object("timeframe", timeframe, "data", data));
  }

  private static Object metric(KpiSource source, List<KpiPoint> points) {
    BigDecimal total =
        points.stream().map(KpiPoint::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal average =
        points.isEmpty()
            ? null
            : total.divide(
                BigDecimal.valueOf(points.size()), AVERAGE_DECIMALS, RoundingMode.HALF_UP);
    return object(
        "source_id", source.id(),
        "source_name", source.name(),
        "unit", source.unit(),
        "data_points",
            Pages.rows(
                points, point -> object("timestamp", point.timestamp(), "value", point.value())),
        "statistics",
            object(
                "avg",
                average,
                "min",
                points.stream().map(KpiPoint::value).min(BigDecimal::compareTo),
                "max",
                points.stream().map(KpiPoint::value).max(BigDecimal::compareTo),
                "total",
                points.isEmpty() ? null : total));
  }

  private Answer news(Call call) {
    call.view().businesses().get(call.id("business_id"));
    Query query = call.query();
    int perPage = Checks.between("limit", query.number("limit", NEWS_PER_PAGE), 1, 100);
    int page = Checks.between("page", query.number("page", 1), 1, 100_000);
    NewsQuery wanted =
        new NewsQuery(
            TimeRange.ALL,
            query.constant(SentimentLabel.class, "sentiment"),
            query.separatedByCommas("keywords").stream()
                .map(keyword -> Checks.optionalText("keywords", keyword, LONGEST_KEYWORD))
                .toList(),
            null);
    long from = (page - 1L) * perPage;
    NewsIndex.Section section = news.section(call.view(), wanted, from, perPage);
    return Answer.ok(
        object(
            "articles",
            Pages.rows(section.articles(), DashboardRoutes::article),
            "pagination",
            object(
                "total",
                section.total(),
                "page",
                page,
                "per_page",
                perPage,
                "has_more",
                from + section.articles().size() < section.total())));
  }

  private static Object article(NewsArticle article) {
    ArticleContent content = article.content();
    return object(
        "id", article.id(),
        "title", content.title(),
        "summary", content.summary(),
        "url", content.url(),
        "source", content.source(),
        "published_at", content.publishedAt(),
        "sentiment_score", content.sentimentScore(),
        "sentiment_label", content.sentimentLabel(),
        "relevance_score", content.relevanceScore(),
        "keywords", content.keywords());
  }
}
