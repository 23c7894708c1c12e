package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.jdbc.internal.transaction.Session;
import com.signalcraft.kpi.Dashboard;
import com.signalcraft.kpi.DashboardSummary;
import com.signalcraft.kpi.KpiSummary;
import com.signalcraft.kpi.Timeframe;
import com.signalcraft.kpi.Trend;
import com.signalcraft.security.Right;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Summaries of a business. Thread-safe. */
public final class JdbcDashboard implements Dashboard {

  private static final String SUMMARY =
      """
      select business_id, business_name, total_kpi_sources, recent_data_points, active_alerts,
             last_data_update
        from public.dashboard_summary
       where business_id = ?
      """;

  private static final String KPI_SUMMARY =
      """
      select k.source_id, k.source_name, s.unit, k.current_value, k.previous_value,
             k.change_percent, k.trend
        from public.get_business_kpi_summary(?, ?) k
        join public.kpi_sources s on s.business_id = ? and s.id = k.source_id
       order by s.created_at, s.ordinal
      """;

  private final Session session;

  /**
   * The summaries as a caller sees them.
   *
   * @param session the caller's view
   */
  public JdbcDashboard(Session session) {
    this.session = session;
  }

  @Override
  public DashboardSummary summary(UUID businessId) {
    return session.read(
        "read the summary",
        tx -> {
          tx.access().business(businessId).require(Right.READ);
          return tx.query(SUMMARY).bind(businessId).one(JdbcDashboard::summary);
        });
  }

  private static DashboardSummary summary(Rows row) throws SQLException {
    return new DashboardSummary(
        row.uuid("business_id"),
        row.text("business_name"),
        row.bigint("total_kpi_sources"),
        row.bigint("recent_data_points"),
        row.bigint("active_alerts"),
        row.instantOrNull("last_data_update"));
  }

  @Override
  public List<KpiSummary> kpiSummary(UUID businessId, Timeframe timeframe) {
    Checks.required("timeframe", timeframe);
    return session.read(
        "read the summary of the KPIs",
        tx -> {
          tx.access().business(businessId).require(Right.READ);
          return List.copyOf(
              tx.query(KPI_SUMMARY)
                  .bind(businessId)
                  .bind(timeframe)
                  .bind(businessId)
                  .list(JdbcDashboard::kpiSummary));
        });
  }

  private static KpiSummary kpiSummary(Rows row) throws SQLException {
    return new KpiSummary(
        row.uuid("source_id"),
        row.text("source_name"),
        row.textOrNull("unit"),
        row.decimalOrNull("current_value"),
        row.decimalOrNull("previous_value"),
        row.decimalOrNull("change_percent"),
        OpenEnum.require(Trend.class, "trend", row.text("trend")));
  }
}
