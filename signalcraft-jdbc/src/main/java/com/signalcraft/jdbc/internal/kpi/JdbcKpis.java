package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.internal.BatchingKpiWriter;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.kpi.DailyRollup;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiWriter;
import com.signalcraft.kpi.Kpis;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.kpi.WriterOptions;
import com.signalcraft.security.Right;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The points of KPI sources. Thread-safe. */
public final class JdbcKpis implements Kpis {

  private static final int STREAM_PAGE = 2_000;
  private static final String READ = "read the points";

  private final Session session;

  /**
   * The points as a caller sees them.
   *
   * @param session the caller's view
   */
  public JdbcKpis(Session session) {
    this.session = session;
  }

  @Override
  public WriteResult write(PointBatch batch) {
    Checks.required("batch", batch);
    return write(session, batch);
  }

  private static WriteResult write(Session session, PointBatch batch) {
    return session.call("write the points", tx -> PointPush.push(tx, batch));
  }

  @Override
  public KpiWriter writer(WriterOptions options) {
    Checks.required("options", options);
    session.requireNoTransaction("a writer cannot be made");
    Session own = session.verified();
    return new BatchingKpiWriter(batch -> write(own, batch), options);
  }

  @Override
  public Page<KpiPoint> list(PointQuery query, PageRequest page) {
    Checks.required("query", query);
    Checks.required("page", page);
    return session.read(
        READ, tx -> PointReads.page(tx, readable(tx, query.sourceId(), query.range()), page));
  }

  @Override
  public Stream<KpiPoint> stream(PointQuery query) {
    Checks.required("query", query);
    session.run(READ, tx -> readable(tx, query.sourceId(), query.range()));
    return Page.stream(PageRequest.ofSize(STREAM_PAGE), page -> list(query, page));
  }

  @Override
  public Optional<KpiPoint> latest(UUID sourceId) {
    return session.read(READ, tx -> PointReads.last(tx, readable(tx, sourceId, TimeRange.ALL)));
  }

  @Override
  public TimeSeries series(UUID sourceId, TimeRange range) {
    Checks.required("range", range);
    return session.read(READ, tx -> SeriesReads.series(tx, readable(tx, sourceId, range)));
  }

  @Override
  public TimeSeries series(
      UUID sourceId, TimeRange range, Frequency frequency, Aggregation aggregation) {
    Checks.required("frequency", frequency);
    Checks.required("aggregation", aggregation);
    Checks.required("range", range);
    return session.read(
        READ, tx -> BucketReads.series(tx, readable(tx, sourceId, range), frequency, aggregation));
  }

  @Override
  public List<DailyRollup> rollups(UUID sourceId, LocalDate from, LocalDate to) {
    Checks.required("from", from);
    Checks.required("to", to);
    Checks.that(!to.isBefore(from), "to", "must not be before from, " + from + ", was " + to);
    return session.read(
        "read the rolled-up days",
        tx ->
            DayReads.days(
                tx,
                tx.access().source(sourceId).require(Right.READ).businessId(),
                sourceId,
                from,
                to));
  }

  /** The points of a range, of a source that the caller may read. */
  private static PointRange readable(CallerTransaction tx, UUID sourceId, TimeRange range)
      throws SQLException {
    UUID businessId = tx.access().source(sourceId).require(Right.READ).businessId();
    return PointRange.of(businessId, sourceId, range);
  }
}
