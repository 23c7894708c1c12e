package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.kpi.KpiSource;
import com.signalcraft.kpi.KpiType;
import java.sql.SQLException;

/** Makes KPI sources of rows. Stateless. */
public final class KpiSourceRows {

  /** The columns of a source. */
  public static final String COLUMNS =
      "id, business_id, name, type, unit, config, is_active, created_at, updated_at";

  private KpiSourceRows() {}

  /**
   * The source of a row with the columns of {@code kpi_sources}.
   *
   * @param row the row
   * @return the source
   * @throws SQLException if a column is missing
   */
  public static KpiSource source(Rows row) throws SQLException {
    return new KpiSource(
        row.uuid("id"),
        row.uuid("business_id"),
        row.text("name"),
        row.constant(KpiType.class, "type"),
        row.textOrNull("unit"),
        row.json("config"),
        row.bool("is_active"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
