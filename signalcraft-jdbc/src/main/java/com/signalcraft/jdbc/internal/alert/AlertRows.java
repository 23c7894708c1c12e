package com.signalcraft.jdbc.internal.alert;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.jdbc.internal.transaction.Rows;
import java.sql.SQLException;

/** Rows of {@code alerts}. Stateless. */
public final class AlertRows {

  /** The columns of an alert. */
  public static final String COLUMNS =
      """
      id, business_id, source_id, name, condition, threshold, timeframe, is_active,
      last_triggered, created_by, created_at, updated_at
      """;

  private AlertRows() {}

  /**
   * An alert.
   *
   * @param row the row
   * @return the record
   * @throws SQLException if a column is missing
   */
  public static Alert alert(Rows row) throws SQLException {
    return new Alert(
        row.uuid("id"),
        row.uuid("business_id"),
        row.uuid("source_id"),
        row.text("name"),
        row.constant(AlertCondition.class, "condition"),
        row.decimalOrNull("threshold"),
        row.constant(AlertTimeframe.class, "timeframe"),
        row.bool("is_active"),
        row.instantOrNull("last_triggered"),
        AlertSettings.defaults(),
        row.uuidOrNull("created_by"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }
}
