package com.signalcraft.jdbc.internal.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.common.Job;
import com.signalcraft.common.Page;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.forecast.ForecastRequest;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.Forecasts;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.internal.ForecastJob;
import com.signalcraft.internal.LocalJob;
import com.signalcraft.jdbc.internal.transaction.BusinessAccess;
import com.signalcraft.jdbc.internal.transaction.KeysetPage;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.security.Right;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stored forecasts. Thread-safe. */
public final class JdbcForecasts implements Forecasts {

  private static final int MAX_DAYS = 90;

  // The newest run of each source by its last row; of that run, what lies ahead.
  private static final String LATEST =
      "select s.name as source_name, "
          + ForecastRows.COLUMNS
          + """
              from public.kpi_sources s
             cross join lateral (
                    select n.run_id
                      from public.forecasts n
                     where n.business_id = s.business_id
                       and n.source_id = s.id
                     order by n.ordinal desc
                     limit 1
                  ) newest
              join public.forecasts f
                on f.business_id = s.business_id
               and f.source_id = s.id
               and f.run_id = newest.run_id
             where s.business_id = ?
               and s.id = coalesce(?, s.id)
               and s.deleted_at is null
               and f.forecast_date > now()
               and f.forecast_date <= now() + make_interval(hours => 24 * ?)
             order by s.created_at, s.ordinal, f.forecast_date, f.ordinal
            """;

  private static final String HISTORY =
      "select "
          + ForecastRows.COLUMNS
          + """
            , f.ordinal
              from public.forecasts f
             where f.business_id = ?
               and f.source_id = ?
               and f.forecast_date >= ?
               and f.forecast_date < ?
               and (f.forecast_date, f.ordinal) > (?, ?)
             order by f.forecast_date, f.ordinal
             limit ?
            """;

  private final Session session;

  /**
   * The forecasts as a caller sees them.
   *
   * @param session the caller's view
   */
  public JdbcForecasts(Session session) {
    this.session = session;
  }

  @Override
  public List<ForecastPoint> save(ForecastRun run) {
    Checks.required("run", run);
    return session.call("save the forecast", tx -> SavedRun.save(tx, run, null));
  }

  @Override
  public List<SourceForecast> latest(UUID businessId, @Nullable UUID sourceId, int days) {
    return session.call(
        "read the forecasts",
        tx -> {
          BusinessAccess business = tx.access().business(businessId).require(Right.READ);
          if (sourceId != null) {
            tx.access().requireSourceOf(business, sourceId);
          }
          Checks.between("days", days, 1, MAX_DAYS);
          return ForecastRows.bySource(
              tx.query(LATEST)
                  .bind(businessId)
                  .bind(sourceId)
                  .bind(days)
                  .list(ForecastRows::named));
        });
  }

  @Override
  public Page<ForecastPoint> history(UUID sourceId, TimeRange range, PageRequest page) {
    Checks.required("range", range);
    Checks.required("page", page);
    return session.call(
        "read the history of the forecasts",
        tx -> {
          BusinessAccess business = tx.access().source(sourceId).require(Right.READ);
          KeysetPage wanted = KeysetPage.oldestFirst(range, page);
          return wanted.read(
              tx.query(HISTORY)
                  .bind(business.businessId())
                  .bind(sourceId)
                  .bind(range)
                  .bind(wanted.after().at())
                  .bind(wanted.after().sequence()),
              "forecast_date",
              ForecastRows::point);
        });
  }

  @Override
  public Job<List<SourceForecast>> generate(ForecastRequest request) {
    Checks.required("request", request);
    session.requireNoTransaction("forecasts cannot be generated");
    StoredJob stored = StoredJob.start(session.verified(), request);
    LocalJob<List<SourceForecast>> job = ForecastJob.of(stored.sourceIds(), stored::forecast);
    session.engine().jobs().start(job, request.businessId());
    return job;
  }
}
