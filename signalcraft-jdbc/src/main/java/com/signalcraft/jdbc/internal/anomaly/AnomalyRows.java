package com.signalcraft.jdbc.internal.anomaly;

import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.jdbc.internal.transaction.Rows;
import java.sql.SQLException;

/** Rows of {@code anomalies}. Stateless. */
public final class AnomalyRows {

  /** The columns of an anomaly. */
  public static final String COLUMNS =
      """
      id, business_id, source_id, timestamp, actual_value, expected_value, deviation_score,
      severity, acknowledged_at, acknowledged_by, created_at
      """;

  private AnomalyRows() {}

  /**
   * An anomaly.
   *
   * @param row the row
   * @return the record
   * @throws SQLException if a column is missing
   */
  public static Anomaly anomaly(Rows row) throws SQLException {
    return new Anomaly(
        row.uuid("id"),
        row.uuid("business_id"),
        row.uuid("source_id"),
        row.instant("timestamp"),
        row.decimal("actual_value"),
        row.decimal("expected_value"),
        row.decimal("deviation_score"),
        row.constantOrNull(Severity.class, "severity"),
        row.instantOrNull("acknowledged_at"),
        row.uuidOrNull("acknowledged_by"),
        row.instant("created_at"));
  }
}
