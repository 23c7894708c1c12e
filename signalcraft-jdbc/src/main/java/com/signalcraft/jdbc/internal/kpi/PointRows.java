package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.kpi.DailyRollup;
import com.signalcraft.kpi.KpiPoint;
import java.sql.SQLException;
import java.util.UUID;

/** Rows of {@code kpi_data} and {@code kpi_daily} of a source. Stateless. */
public final class PointRows {

  private PointRows() {}

  /**
   * A point.
   *
   * @param sourceId its source
   * @param row the row: {@code id, timestamp, value, metadata}
   * @return the record
   * @throws SQLException if a column is missing
   */
  public static KpiPoint point(UUID sourceId, Rows row) throws SQLException {
    return new KpiPoint(
        row.uuid("id"),
        sourceId,
        row.instant("timestamp"),
        row.decimal("value"),
        row.json("metadata"));
  }

  /**
   * A rolled-up day.
   *
   * @param sourceId its source
   * @param row the row: {@code day, count, sum, min, max, last}
   * @return the record
   * @throws SQLException if a column is missing
   */
  public static DailyRollup day(UUID sourceId, Rows row) throws SQLException {
    return new DailyRollup(
        sourceId,
        row.date("day"),
        row.bigint("count"),
        row.decimal("sum"),
        row.decimal("min"),
        row.decimal("max"),
        row.decimal("last"));
  }
}
