package com.signalcraft.jdbc.internal.lifecycle;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.jdbc.internal.transaction.Rows;
import com.signalcraft.kpi.DailyRollup;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.notification.Notification;
import com.signalcraft.notification.NotificationType;
import java.sql.SQLException;

/** Rows of what belongs to sources and users, for exports. Stateless. */
final class ExportRows {

  private ExportRows() {}

  static KpiPoint point(Rows row) throws SQLException {
    return new KpiPoint(
        row.uuid("id"),
        row.uuid("source_id"),
        row.instant("timestamp"),
        row.decimal("value"),
        row.json("metadata"));
  }

  static DailyRollup day(Rows row) throws SQLException {
    return new DailyRollup(
        row.uuid("source_id"),
        row.date("day"),
        row.bigint("count"),
        row.decimal("sum"),
        row.decimal("min"),
        row.decimal("max"),
        row.decimal("last"));
  }

  static ForecastPoint forecast(Rows row) throws SQLException {
    return new ForecastPoint(
        row.uuid("id"),
        row.uuid("business_id"),
        row.uuid("source_id"),
        row.constant(ModelType.class, "model_type"),
        new Prediction(
            row.instant("forecast_date"),
            row.decimal("predicted_value"),
            row.decimalOrNull("confidence_lower"),
            row.decimalOrNull("confidence_upper")),
        row.decimalOrNull("model_accuracy"),
        row.instant("generated_at"));
  }

  static Anomaly anomaly(Rows row) throws SQLException {
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

  static Alert alert(Rows row) throws SQLException {
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
        row.uuidOrNull("created_by"),
        row.instant("created_at"),
        row.instant("updated_at"));
  }

  static Notification notification(Rows row) throws SQLException {
    return new Notification(
        row.uuid("id"),
        row.uuid("user_id"),
        row.uuidOrNull("business_id"),
        row.uuidOrNull("alert_id"),
        row.constant(NotificationType.class, "type"),
        row.text("title"),
        row.text("message"),
        row.json("data"),
        row.instantOrNull("read_at"),
        row.instant("created_at"));
  }
}
