package com.signalcraft.examples.report.business;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.JsonObject;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.security.Identity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A business with 120 days of sales, a rate, and a name that is up to no good. */
public final class Bakery {

  public static final Instant NOW = Instant.parse("2026-11-26T15:30:00Z");
  public static final String NAME =
      "Åström & Ωμέγα Пекарня </h1><img src=http://127.0.0.1:1/x onerror=alert(1)> ₿ 面包";

  private final SignalCraft service =
      InMemorySignalCraft.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();
  private final UUID ownerId = service.users().create(NewUser.of("ada@example.com")).id();
  private final SignalCraft owner = service.as(Identity.user(ownerId));
  private final UUID id;
  private UUID revenue = new UUID(0, 0);

  private Bakery(String name) {
    service.subscriptions().apply(SubscriptionChange.active(ownerId, SubscriptionTier.PRO));
    id =
        owner
            .businesses()
            .create(new NewBusiness(name, "Bakeries", null, null, JsonObject.EMPTY))
            .id();
  }

  public static Bakery empty() {
    return new Bakery("Ada's");
  }

  public static Bakery full() {
    Bakery bakery = new Bakery(NAME);
    bakery.fill();
    return bakery;
  }

  public UUID id() {
    return id;
  }

  public SignalCraft owner() {
    return owner;
  }

  public BusinessView view(
      ReportTemplate template, ReportPeriod period, ReportSection... sections) {
    return BusinessReport.read(
        owner,
        new ReportWish(
            id,
            template,
            period,
            sections.length == 0
                ? EnumSet.allOf(ReportSection.class)
                : EnumSet.copyOf(List.of(sections))),
        NOW,
        share -> {});
  }

  private void fill() {
    Random random = new Random(7);
    Instant today = Instant.parse("2026-11-26T00:00:00Z");
    revenue = source("Revenue", KpiType.REVENUE, "€", "sum");
    UUID visitors = source("Visitors, by the hour", KpiType.CUSTOM, "count", "sum");
    UUID margin = source("Margin <b>gross</b>", KpiType.CUSTOM, "%", "avg");
    source("Nothing yet", KpiType.CUSTOM, null, "sum");
    List<KpiPoint> sales = new ArrayList<>();
    List<KpiPoint> rates = new ArrayList<>();
    List<KpiPoint> people = new ArrayList<>();
    for (int day = 120; day >= 0; day--) {
      Instant at = today.minus(Duration.ofDays(day));
      double week = Math.sin(2 * Math.PI * day / 7.0);
      double value = day == 12 ? 310 : 1_200 + 200 * week - 2 * day + 40 * random.nextGaussian();
      sales.add(point(revenue, at, value));
      if (day % 7 == 3) {
        rates.add(point(margin, at, 61 + random.nextGaussian()));
      }
      for (int hour = 0; hour < 24 && day < 40; hour++) {
        Instant then = at.plus(Duration.ofHours(hour));
        if (then.isBefore(NOW)) {
          people.add(
              point(
                  visitors,
                  then,
                  5.0 + 30 * Math.max(0, Math.sin((hour - 6) / 4.0)) + random.nextInt(9)));
        }
      }
    }
    owner.kpis().write(PointBatch.of(revenue, sales));
    owner.kpis().write(PointBatch.of(margin, rates));
    owner.kpis().write(PointBatch.of(visitors, people));
    List<Prediction> ahead = new ArrayList<>();
    for (int day = 1; day <= 30; day++) {
      double value = 1_200 - 200 * Math.sin(2 * Math.PI * day / 7.0);
      ahead.add(
          new Prediction(
              today.plus(Duration.ofDays(day)),
              decimal(value),
              decimal(value - 90),
              decimal(value + 90)));
    }
    owner.forecasts().save(new ForecastRun(revenue, ModelType.ETS, new BigDecimal("0.93"), ahead));
    owner
        .anomalies()
        .save(
            List.of(
                new NewAnomaly(
                    revenue,
                    today.minus(Duration.ofDays(12)),
                    new BigDecimal("310"),
                    new BigDecimal("1180"),
                    new BigDecimal("-8.4"),
                    Severity.CRITICAL)));
    owner
        .alerts()
        .create(
            new NewAlert(
                revenue,
                "Sales are low \"today\"",
                AlertCondition.BELOW,
                new BigDecimal("500"),
                AlertTimeframe.TWENTY_FOUR_HOURS));
    service
        .news()
        .save(
            List.of(
                article("Flour gets dearer", "https://news.example/a?b=1&c=2"),
                article("Read me", "javascript:alert(1)")));
  }

  private UUID source(String name, KpiType type, String unit, String aggregation) {
    return owner
        .sources()
        .create(
            new NewKpiSource(
                id, name, type, unit, JsonObject.of(Map.of("aggregation", aggregation))))
        .id();
  }

  private static KpiPoint point(UUID source, Instant at, double value) {
    return KpiPoint.of(source, at, decimal(value));
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
  }

  private static ArticleContent article(String title, String url) {
    return new ArticleContent(
        title,
        null,
        "In short: " + title,
        url,
        "The News",
        null,
        NOW.minus(Duration.ofDays(1)),
        null,
        List.of(),
        null,
        null,
        null,
        "en");
  }
}
