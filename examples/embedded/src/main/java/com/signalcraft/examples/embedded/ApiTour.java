package com.signalcraft.examples.embedded;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.UserProfile;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.Detectors;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.business.Business;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The parts that {@code docs/api.md} quotes, in one program that runs. */
public final class ApiTour {

  private final PrintStream out;

  private ApiTour(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the tour.
   *
   * @param args none
   */
  public static void main(String[] args) {
    try (SignalCraft signalCraft = InMemorySignalCraft.create()) {
      new ApiTour(System.out).walk(signalCraft);
    }
  }

  /**
   * Walks through callers, points, writer and reading on any back end.
   *
   * @param signalCraft the back end, seen by the service
   * @param out what happens is printed here
   */
  static void walk(SignalCraft signalCraft, PrintStream out) {
    new ApiTour(out).walk(signalCraft);
  }

  private void walk(SignalCraft signalCraft) {
    UserProfile ada = signalCraft.users().create(NewUser.of("ada@example.com"));
    SignalCraft owner = signalCraft.as(Identity.user(ada.id()));
    Business shop = owner.businesses().create(NewBusiness.of("Ada's Coffee"));
    UUID revenue =
        owner
            .sources()
            .create(NewKpiSource.of(shop.id(), "Daily revenue", KpiType.REVENUE, "$"))
            .id();
    IssuedApiKey issued =
        owner.apiKeys().issue(shop.id(), new NewApiKey("till", Set.of(Permission.WRITE), null));

    // [callers]
    SignalCraft asAda = signalCraft.as(Identity.user(ada.id()));
    SignalCraft asTill = signalCraft.as(Identity.apiKey(issued.secret()));
    SignalCraft traced = asAda.from(new CallOrigin("203.0.113.7", "shop/2.1"));
    // [/callers]
    out.println(traced.businesses().get(shop.id()).name());

    push(asTill, revenue);
    read(asAda, revenue);
  }

  private void push(SignalCraft asTill, UUID revenue) {
    Instant at = Instant.parse("2026-01-15T12:00:00Z");
    // [points]
    KpiPoint north =
        KpiPoint.of(revenue, at, new BigDecimal("812.40"), JsonObject.of("shop", "north"));
    KpiPoint south =
        KpiPoint.of(revenue, at, new BigDecimal("655.00"), JsonObject.of("shop", "south"));
    WriteResult result = asTill.kpis().write(PointBatch.of(revenue, List.of(north, south)));
    // [/points]
    out.println(result.accepted() + " points are stored");

    List<KpiPoint> points =
        Stream.iterate(1, day -> day + 1)
            .limit(30)
            .map(day -> KpiPoint.of(revenue, at.plus(Duration.ofDays(day)), day + "00.50"))
            .toList();
    // [writer]
    try (KpiWriter writer = asTill.kpis().writer(WriterOptions.defaults())) {
      for (KpiPoint point : points) {
        writer.write(point);
      }
      FlushReport receipt = writer.flush(Duration.ofSeconds(10));
      if (!receipt.isComplete()) {
        receipt.rejected().forEach(refused -> log(refused.point(), refused.reason()));
      }
    }
    // [/writer]
  }

  private void read(SignalCraft asAda, UUID revenue) {
    // [reading]
    TimeRange january =
        TimeRange.of(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));
    TimeSeries daily = asAda.kpis().series(revenue, january, Frequency.DAILY, Aggregation.SUM);
    Page<KpiPoint> page =
        asAda.kpis().list(new PointQuery(revenue, january), PageRequest.ofSize(500));
    try (Stream<KpiPoint> all = asAda.kpis().stream(PointQuery.all(revenue))) {
      all.forEach(point -> log(point, "read"));
    }
    // [/reading]
    out.println(daily.size() + " days, " + page.items().size() + " points");
    store(asAda, revenue, daily);
  }

  private void store(SignalCraft asAda, UUID revenue, TimeSeries daily) {
    Forecast forecast = Forecasters.naive().fit(daily).predict(Horizon.steps(7), Level.P95);
    // [insights]
    asAda.forecasts().save(ForecastRun.of(revenue, forecast, Level.P95, null));
    List<NewAnomaly> odd =
        Detectors.auto().detect(daily).anomalies().stream()
            .map(verdict -> NewAnomaly.of(revenue, verdict))
            .toList();
    if (!odd.isEmpty()) {
      asAda.anomalies().save(odd);
    }
    // [/insights]
    UUID shop = asAda.sources().get(revenue).businessId();
    Page<ForecastPoint> rows =
        asAda.forecasts().history(revenue, TimeRange.ALL, PageRequest.first());
    out.println(
        rows.items().size()
            + " rows of "
            + rows.items().get(0).modelType().value()
            + ", anomalies: "
            + asAda.anomalies().list(AnomalyQuery.of(shop), PageRequest.first()).items().size());
  }

  private void log(KpiPoint point, String what) {
    out.println(what + ": " + point.timestamp() + " " + point.value());
  }
}
