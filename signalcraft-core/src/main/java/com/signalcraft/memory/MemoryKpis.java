package com.signalcraft.memory;

import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.internal.BatchingKpiWriter;
import com.signalcraft.internal.Cursors;
import com.signalcraft.internal.Micros;
import com.signalcraft.internal.PointBatchPlan;
import com.signalcraft.internal.PointKey;
import com.signalcraft.internal.SourceColumns;
import com.signalcraft.kpi.DailyRollup;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.Kpis;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.Right;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The points of KPI sources. */
final class MemoryKpis extends Group implements Kpis {

  private static final int STREAM_PAGE = 2_000;

  MemoryKpis(Session session) {
    super(session);
  }

  @Override
  public WriteResult write(PointBatch batch) {
    Checks.required("batch", batch);
    return session()
        .read(
            caller -> {
              SourceState source = access().source(caller, batch.sourceId(), Right.PUSH_POINTS);
              String key = batch.idempotencyKey();
              return key == null
                  ? write(caller, source, batch)
                  : source
                      .tenant()
                      .idempotency()
                      .once(key, batch, () -> write(caller, source, batch));
            });
  }

  private WriteResult write(Caller caller, SourceState source, PointBatch batch) {
    PointBatchPlan plan = PointBatchPlan.of(batch, caller.now());
    meter().takeCall(caller, source.tenant());
    WriteResult result = source.points().write(plan);
    if (result.inserted() + result.corrected() > 0) {
      engine()
          .audit(
              caller,
              source.tenant(),
              result.inserted() > 0 ? AuditAction.CREATE : AuditAction.UPDATE,
              "kpi_data",
              source.id(),
              Map.of(
                  "inserted", result.inserted(),
                  "corrected", result.corrected(),
                  "rejected", result.rejected().size()));
    }
    return result;
  }

  @Override
  public KpiWriter writer(WriterOptions options) {
    Checks.required("options", options);
    MemoryKpis later = new MemoryKpis(session().verified());
    // No answer gets lost in memory, so there is no need to keep the keys of the batches.
    return new BatchingKpiWriter(
        batch -> later.write(PointBatch.of(batch.sourceId(), batch.points())), options);
  }

  @Override
  public Page<KpiPoint> list(PointQuery query, PageRequest page) {
    Checks.required("query", query);
    Checks.required("page", page);
    return session()
        .read(
            caller -> {
              SourcePoints points = access().source(caller, query.sourceId(), Right.READ).points();
              // One more than wanted tells whether there is a next page.
              List<KpiPoint> found = read(points, query.range(), page.cursor(), page.limit() + 1);
              if (found.size() <= page.limit()) {
                return new Page<>(found, null);
              }
              List<KpiPoint> items = found.subList(0, page.limit());
              return new Page<>(items, Cursors.of(PointKey.of(items.get(items.size() - 1))));
            });
  }

  private static List<KpiPoint> read(
      SourcePoints points, TimeRange range, @Nullable String cursor, int limit) {
    long from = Micros.bound(range.from());
    long to = Micros.bound(range.to());
    if (cursor == null) {
      return points.first(from, to, limit);
    }
    PointKey key = Cursors.point(cursor);
    return key.micros() < from ? points.first(from, to, limit) : points.after(key, to, limit);
  }

  @Override
  public Stream<KpiPoint> stream(PointQuery query) {
    Checks.required("query", query);
    session().read(caller -> access().source(caller, query.sourceId(), Right.READ));
    return Page.stream(PageRequest.ofSize(STREAM_PAGE), page -> list(query, page));
  }

  @Override
  public Optional<KpiPoint> latest(UUID sourceId) {
    return session()
        .read(
            caller ->
                access().source(caller, sourceId, Right.READ).points().lastBefore(Long.MAX_VALUE));
  }

  @Override
  public TimeSeries series(UUID sourceId, TimeRange range) {
    return points(sourceId, range).combined();
  }

  @Override
  public TimeSeries series(
      UUID sourceId, TimeRange range, Frequency frequency, Aggregation aggregation) {
    Checks.required("frequency", frequency);
    Checks.required("aggregation", aggregation);
    return points(sourceId, range).combined(frequency, aggregation);
  }

  /** The points as they are now; what is made of them needs no lock, however many they are. */
  private SourceColumns points(UUID sourceId, TimeRange range) {
    Checks.required("range", range);
    return session().read(caller -> access().source(caller, sourceId, Right.READ).columns(range));
  }

  @Override
  public List<DailyRollup> rollups(UUID sourceId, LocalDate from, LocalDate to) {
    Checks.required("from", from);
    Checks.required("to", to);
    Checks.that(!to.isBefore(from), "to", "must not be before from, " + from + ", was " + to);
    return session()
        .read(caller -> access().source(caller, sourceId, Right.READ).points().days(from, to));
  }
}
