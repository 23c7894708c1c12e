package com.signalcraft.client.internal.json;

import com.signalcraft.common.JsonObject;
import com.signalcraft.kpi.DailyRollup;
import com.signalcraft.kpi.DashboardSummary;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiSummary;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.Trend;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** KPI sources, their points and summaries. Stateless. */
public final class KpiRows {

  private KpiRows() {}

  /**
   * A row of {@code kpi_sources}.
   *
   * @param row the answer
   * @return the source
   */
  public static KpiSource source(Fields row) {
    return new KpiSource(
        row.uuid("id"),
        row.uuid("business_id"),
        row.text("name"),
        row.openEnum(KpiType.class, "type"),
        row.optionalText("unit"),
        row.json("config"),
        row.flag("is_active"),
        row.instant("created_at"),
        row.instant("updated_at", "created_at"));
  }

  /**
   * A point.
   *
   * @param row the answer
   * @return the point; with a derived id where the answer has none
   */
  public static KpiPoint point(Fields row) {
    UUID id = row.optionalUuid("id");
    UUID sourceId = row.uuid("source_id");
    Instant timestamp = row.instant("timestamp");
    BigDecimal value = row.decimal("value");
    JsonObject metadata = row.optionalJson("metadata");
    return id == null
        ? KpiPoint.of(sourceId, timestamp, value, metadata)
        : new KpiPoint(id, sourceId, timestamp, value, metadata);
  }

  /**
   * A rolled-up day.
   *
   * @param row the answer
   * @return the day
   */
  public static DailyRollup rollup(Fields row) {
    return new DailyRollup(
        row.uuid("source_id"),
        row.date("day"),
        row.integer("count"),
        row.decimal("sum"),
        row.decimal("min"),
        row.decimal("max"),
        row.decimal("last"));
  }

  /**
   * A row of {@code dashboard_summary}.
   *
   * @param row the answer
   * @return the summary
   */
  public static DashboardSummary summary(Fields row) {
    return new DashboardSummary(
        row.uuid("business_id"),
        row.text("business_name"),
        row.integer("total_kpi_sources"),
        row.integer("recent_data_points"),
        row.integer("active_alerts"),
        row.optionalInstant("last_data_update"));
  }

  /**
   * A source at a glance.
   *
   * @param row the answer
   * @return the summary; a trend of a name that is not known is told by the two values
   */
  public static KpiSummary kpiSummary(Fields row) {
    BigDecimal current = row.optionalDecimal("current_value");
    BigDecimal previous = row.optionalDecimal("previous_value");
    return new KpiSummary(
        row.uuid("source_id"),
        row.text("source_name"),
        row.optionalText("unit"),
        current,
        previous,
        row.optionalDecimal("change_percent"),
        row.openEnum(Trend.class, "trend").known().orElseGet(() -> trend(previous, current)));
  }

  private static Trend trend(@Nullable BigDecimal from, @Nullable BigDecimal to) {
    int change = from == null || to == null ? 0 : to.compareTo(from);
    if (change == 0) {
      return Trend.STABLE;
    }
    return change > 0 ? Trend.UP : Trend.DOWN;
  }
}
