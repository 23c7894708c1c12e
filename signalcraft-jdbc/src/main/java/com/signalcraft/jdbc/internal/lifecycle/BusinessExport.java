package com.signalcraft.jdbc.internal.lifecycle;

import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.internal.TableRows;
import com.signalcraft.internal.Tables;
import com.signalcraft.jdbc.internal.account.AccountRows;
import com.signalcraft.jdbc.internal.alert.AlertRows;
import com.signalcraft.jdbc.internal.alert.AlertRunRows;
import com.signalcraft.jdbc.internal.anomaly.AnomalyRows;
import com.signalcraft.jdbc.internal.business.BusinessRows;
import com.signalcraft.jdbc.internal.forecast.ForecastRows;
import com.signalcraft.jdbc.internal.kpi.KpiSourceRows;
import com.signalcraft.jdbc.internal.kpi.PointRows;
import com.signalcraft.jdbc.internal.security.SecurityRows;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Query;
import com.signalcraft.jdbc.internal.transaction.RowMapper;
import com.signalcraft.kpi.DailyRollup;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.lifecycle.DataExport;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All data of a business, read under the caller's rights. Used once, by one thread. */
final class BusinessExport {

  /** So that the driver does not hold all points beside those that are made of them. */
  private static final int FETCH_SIZE = 5_000;

  private static final String NOTE = "select signalcraft.export_business(?)";

  private static final String BUSINESS =
      "select " + BusinessRows.COLUMNS + " from public.businesses where id = ?";

  private static final String MEMBERS =
      "select "
          + BusinessRows.MEMBER_COLUMNS
          + "\n"
          + """
            from public.business_members
           where business_id = ?
           order by invited_at, ordinal
          """;

  private static final String SOURCES =
      "select "
          + KpiSourceRows.COLUMNS
          + "\n"
          + """
            from public.kpi_sources
           where business_id = ?
             and deleted_at is null
           order by created_at, ordinal
          """;

  private static final String POINTS =
      """
      select id, timestamp, value, metadata
        from public.kpi_data
       where business_id = ?
         and source_id = ?
         and timestamp >= ?
         and timestamp < ?
       order by timestamp, id
      """;

  private static final String DAYS =
      """
      select day, count, sum, min, max, last
        from public.kpi_daily
       where business_id = ?
         and source_id = ?
       order by day
      """;

  private static final String FORECASTS =
      "select "
          + ForecastRows.COLUMNS
          + """
              from public.forecasts f
             where f.business_id = ?
               and f.source_id = ?
             order by f.forecast_date, f.ordinal
            """;

  private static final String ANOMALIES =
      "select "
          + AnomalyRows.COLUMNS
          + """
              from public.anomalies a
             where a.business_id = ?
               and exists (
                 select
                   from public.kpi_sources s
                  where s.id = a.source_id
                    and s.deleted_at is null
               )
             order by a.timestamp, a.ordinal
            """;

  private static final String ALERTS =
      "select "
          + AlertRows.COLUMNS
          + """
              from public.alerts a
             where a.business_id = ?
               and a.deleted_at is null
               and exists (
                 select
                   from public.kpi_sources s
                  where s.id = a.source_id
                    and s.deleted_at is null
               )
             order by a.created_at, a.ordinal
            """;

  private static final String KEYS =
      "select "
          + SecurityRows.KEY_COLUMNS
          + "\n"
          + """
            from public.api_keys
           where business_id = ?
             and revoked_at is null
           order by created_at, ordinal
          """;

  private static final String USAGE =
      "select " + AccountRows.USAGE_COLUMNS + " from signalcraft.export_business_usage(?)";

  private static final String AUDIT =
      "select "
          + SecurityRows.AUDIT_COLUMNS
          + "\n"
          + """
            from public.audit_logs
           where business_id = ?
           order by created_at, ordinal
          """;

  private final CallerTransaction tx;
  private final UUID businessId;

  BusinessExport(CallerTransaction tx, UUID businessId) {
    this.tx = tx;
    this.businessId = businessId;
  }

  DataExport make() throws SQLException {
    tx.query(NOTE).bind(businessId).call();
    List<KpiSource> sources = rows(SOURCES, KpiSourceRows::source);
    return new Tables()
        .add("businesses", rows(BUSINESS, BusinessRows::business), TableRows::of)
        .add("business_members", rows(MEMBERS, BusinessRows::member), TableRows::of)
        .add("kpi_sources", sources, TableRows::of)
        .add("kpi_data", points(sources), TableRows::of)
        .add("kpi_daily", days(sources), TableRows::of)
        .add("forecasts", forecasts(sources), TableRows::of)
        .add("anomalies", rows(ANOMALIES, AnomalyRows::anomaly), TableRows::of)
        .add("alerts", rows(ALERTS, AlertRows::alert), TableRows::of)
        .add("alert_states", AlertRunRows.statuses(tx, businessId), TableRows::of)
        .add("api_keys", rows(KEYS, SecurityRows::key), TableRows::of)
        .add("usage_tracking", rows(USAGE, AccountRows::usage), TableRows::of)
        .add("audit_logs", rows(AUDIT, SecurityRows::auditEntry), TableRows::of)
        .export();
  }

  private <T> List<T> rows(String sql, RowMapper<T> mapper) throws SQLException {
    return tx.query(sql).bind(businessId).list(mapper);
  }

  private List<KpiPoint> points(List<KpiSource> sources) throws SQLException {
    List<KpiPoint> points = new ArrayList<>();
    for (KpiSource source : sources) {
      UUID sourceId = source.id();
      ofSource(POINTS, source)
          .bind(TimeRange.ALL)
          .forEach(FETCH_SIZE, row -> points.add(PointRows.point(sourceId, row)));
    }
    return points;
  }

  private List<DailyRollup> days(List<KpiSource> sources) throws SQLException {
    List<DailyRollup> days = new ArrayList<>();
    for (KpiSource source : sources) {
      UUID sourceId = source.id();
      days.addAll(ofSource(DAYS, source).list(row -> PointRows.day(sourceId, row)));
    }
    return days;
  }

  private List<ForecastPoint> forecasts(List<KpiSource> sources) throws SQLException {
    List<ForecastPoint> forecasts = new ArrayList<>();
    for (KpiSource source : sources) {
      forecasts.addAll(ofSource(FORECASTS, source).list(ForecastRows::point));
    }
    return forecasts;
  }

  private Query ofSource(String sql, KpiSource source) {
    return tx.query(sql).bind(businessId).bind(source.id());
  }
}
