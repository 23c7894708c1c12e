package com.signalcraft.jdbc.internal.alert;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.error.ValidationException;
import com.signalcraft.jdbc.internal.json.JsonCodec;
import com.signalcraft.jdbc.internal.transaction.Rows;
import java.sql.SQLException;

/** Rows of {@code alerts}. Stateless. */
public final class AlertRows {

  /** The columns of an alert. */
  public static final String COLUMNS =
      """
      id, business_id, source_id, name, condition, threshold, timeframe, is_active,
      last_triggered, settings, created_by, created_at, updated_at
      """;

  private AlertRows() {}

  /**
   * An alert.
   *
   * @param row the row
   * @return the record
   * @throws SQLException if a column is missing
   * @throws com.signalcraft.error.SignalCraftException if this version cannot read a column
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
        settings(row),
        row.uuidOrNull("created_by"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }

  private static AlertSettings settings(Rows row) throws SQLException {
    try {
      return AlertSettings.of(row.json("settings"));
    } catch (ValidationException e) {
      throw JsonCodec.unreadable("settings", e);
    }
  }
}
