package com.signalcraft.jdbc.internal.forecast;

import com.signalcraft.error.NotFoundException;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.internal.ForecastMaker;
import com.signalcraft.internal.SourceColumns;
import com.signalcraft.jdbc.internal.kpi.KpiSourceRows;
import com.signalcraft.jdbc.internal.kpi.SeriesBuffer;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.series.PointColumns;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A job that the database knows: it has paid for its call, and for each of its sources one forecast
 * may be saved. Immutable, thread-safe.
 *
 * @param session the caller's view, outside of any transaction; his rights are checked again at
 *     each step
 * @param request what was asked for
 * @param id the job's id in the database
 * @param sourceIds the sources to be forecast
 */
record StoredJob(Session session, ForecastRequest request, UUID id, List<UUID> sourceIds) {

  private static final String START =
      "select job_id, source_ids from signalcraft.start_forecast_job(?, ?, ?)";

  private static final String SOURCE =
      """
      select id, business_id, name, type, unit, config, is_active, created_at, updated_at, timezone
        from signalcraft.forecast_job_source(?, ?)
      """;

  private static final String POINTS =
      """
      select timestamp, value::float8 as value
        from signalcraft.forecast_job_points(?, ?)
      """;

  private static final int FETCH_SIZE = 10_000;
  private static final long MICROS_PER_MILLI = 1_000;

  /**
   * Asks the database for a job.
   *
   * @param session the caller's view
   * @param request what is wanted
   * @return the job
   */
  static StoredJob start(Session session, ForecastRequest request) {
    return session.call(
        "ask for forecasts",
        tx ->
            tx.query(START)
                .bind(request.businessId())
                .bindUuids(request.sourceIds())
                .bind(request.horizonDays())
                .one(
                    row ->
                        new StoredJob(
                            session, request, row.uuid("job_id"), row.uuids("source_ids"))));
  }

  /**
   * Makes and saves the forecast of a source; computes without a connection.
   *
   * @param sourceId one of the sources
   * @return the forecast
   */
  SourceForecast forecast(UUID sourceId) {
    SourceColumns points =
        session.call("read the points for the forecast", tx -> points(tx, sourceId));
    ForecastRun run = ForecastMaker.make(points, request.modelType(), request.horizonDays());
    return session.call(
        "save the forecast",
        tx -> ForecastRows.forecast(points.source().name(), SavedRun.save(tx, run, id)));
  }

  private SourceColumns points(CallerTransaction tx, UUID sourceId) throws SQLException {
    OpenSource source =
        tx.query(SOURCE)
            .bind(id)
            .bind(sourceId)
            .optional(StoredJob::source)
            .orElseThrow(() -> NotFoundException.of("forecast job", id));
    SeriesBuffer points = new SeriesBuffer();
    tx.query(POINTS)
        .bind(id)
        .bind(sourceId)
        .inBinary()
        .forEach(
            FETCH_SIZE,
            row ->
                points.add(
                    Math.floorDiv(row.micros("timestamp"), MICROS_PER_MILLI), row.real("value")));
    long[] millis = points.takeTimes();
    return new SourceColumns(
        source.source(),
        source.zone(),
        new PointColumns(millis, points.takeValues(), millis.length));
  }

  private static OpenSource source(Rows row) throws SQLException {
    return new OpenSource(KpiSourceRows.source(row), ZoneId.of(row.text("timezone")));
  }

  private record OpenSource(KpiSource source, ZoneId zone) {}
}
