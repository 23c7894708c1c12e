package com.signalcraft.differential;

import com.signalcraft.common.JsonObject;
import com.signalcraft.common.PageRequest;
import com.signalcraft.kpi.FlushReport;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.Timeframe;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Points, series, and the summaries of them. */
final class PointOperations {

  private static final List<Frequency> FREQUENCIES =
      List.of(
          Frequency.HOURLY,
          Frequency.DAILY,
          Frequency.WEEKLY,
          Frequency.MONTHLY,
          Frequency.QUARTERLY,
          Frequency.YEARLY,
          Frequency.BUSINESS_DAILY,
          Frequency.INDEX,
          Frequency.of(15, FrequencyUnit.MINUTE),
          Frequency.of(6, FrequencyUnit.HOUR),
          Frequency.of(3, FrequencyUnit.DAY),
          Frequency.of(2, FrequencyUnit.WEEK),
          Frequency.of(2, FrequencyUnit.MONTH),
          Frequency.MONTHLY.onDayOfMonth(31));

  private PointOperations() {}

  static void addTo(Operations all) {
    all.add(36, "kpis.write", t -> t.together(view -> view.kpis().write(batch(t))));
    all.add(9, "kpis.writer", PointOperations::writeByWriter);
    all.add(
        15,
        "kpis.list",
        t -> {
          PointQuery query = new PointQuery(t.source(), t.range());
          return t.page("points " + query.sourceId(), page -> t.view().kpis().list(query, page));
        });
    all.add(
        6,
        "kpis.stream",
        t -> t.view().kpis().stream(new PointQuery(t.source(), t.range())).toList());
    all.add(9, "kpis.latest", t -> t.view().kpis().latest(t.source()));
    all.add(12, "kpis.series/2", t -> t.view().kpis().series(t.source(), t.range()));
    all.add(
        30,
        "kpis.series/4",
        t -> {
          Aggregation aggregation = t.oneOf(Aggregation.values());
          TimeSeries series =
              t.view().kpis().series(t.source(), t.range(), t.oneOf(FREQUENCIES), aggregation);
          return aggregation == Aggregation.SUM || aggregation == Aggregation.AVG
              ? new Near(series)
              : series;
        });
    all.add(
        9,
        "kpis.rollups",
        t -> {
          LocalDate to = LocalDate.ofInstant(t.today(), ZoneOffset.UTC).minusDays(t.number(800));
          return t.view().kpis().rollups(t.source(), to.minusDays(t.number(1_000)), to);
        });
    all.add(12, "dashboard.summary", t -> t.view().dashboard().summary(t.business()));
    all.add(
        12,
        "dashboard.kpiSummary",
        t -> t.view().dashboard().kpiSummary(t.business(), t.oneOf(Timeframe.values())));
  }

  private static PointBatch batch(Turn t) {
    UUID source = t.source();
    return new PointBatch(
        source,
        points(t, source, t.chance(20) ? 40 : 8),
        t.chance(75) ? null : t.oneOf("batch-number-1", "batch-number-2", "Ümlaut-key"));
  }

  private static List<KpiPoint> points(Turn t, UUID source, int most) {
    List<KpiPoint> points = new ArrayList<>();
    int count = 1 + t.number(most);
    boolean regular = t.chance(40);
    Instant begin = t.anyTime();
    for (int i = 0; i < count; i++) {
      Instant at = regular ? begin.plus(Duration.ofHours(i)) : t.anyTime();
      points.add(t.chance(85) ? derived(t, source, at) : given(t, source, at));
    }
    return points;
  }

  /** Of one instant there is one derived id: their order is that of the random ids of sources. */
  private static KpiPoint derived(Turn t, UUID source, Instant at) {
    JsonObject metadata =
        at.getEpochSecond() % 3_600 == 0 ? JsonObject.EMPTY : JsonObject.of("shop", "a");
    return KpiPoint.of(source, at, t.decimal(), metadata);
  }

  private static KpiPoint given(Turn t, UUID source, Instant at) {
    return new KpiPoint(t.givenId(), source, at, t.decimal(), t.object());
  }

  private static Object writeByWriter(Turn t) {
    List<FlushReport> reports = new ArrayList<>();
    try (KpiWriter writer =
        t.view().kpis().writer(WriterOptions.defaults().withBatchSize(1 + t.number(5)))) {
      UUID source = t.source();
      for (int i = t.number(3); i >= 0; i--) {
        points(t, source, 10).forEach(writer::write);
        reports.add(writer.flush(Duration.ofSeconds(30)));
      }
    }
    return reports;
  }

  /** All points of a source, for the end of a program. */
  static Object everyPoint(com.signalcraft.SignalCraft service, UUID source) {
    return service.kpis().list(PointQuery.all(source), PageRequest.ofSize(PageRequest.MAX_LIMIT));
  }
}
