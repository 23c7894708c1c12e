package com.signalcraft.client.internal.json;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.notification.Notification;
import com.signalcraft.notification.NotificationType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Forecasts, anomalies, alerts and notifications. Stateless. */
public final class InsightRows {

  private static final List<String> ALERT =
      List.of("id", "business_id", "source_id", "name", "condition", "threshold", "timeframe");

  private InsightRows() {}

  /**
   * The newest forecast of a source.
   *
   * @param row the answer
   * @return the forecast
   */
  public static SourceForecast sourceForecast(Fields row) {
    return new SourceForecast(
        row.uuid("source_id"),
        row.text("source_name"),
        row.openEnum(ModelType.class, "model_type"),
        row.optionalDecimal("model_accuracy"),
        row.instant("generated_at"),
        row.list("predictions", InsightRows::prediction));
  }

  /**
   * A row of {@code forecasts}.
   *
   * @param row the answer
   * @return the row
   */
  public static ForecastPoint forecastPoint(Fields row) {
    return new ForecastPoint(
        row.uuid("id"),
        row.uuid("business_id"),
        row.uuid("source_id"),
        row.openEnum(ModelType.class, "model_type"),
        prediction(row),
        row.optionalDecimal("model_accuracy"),
        row.instant("generated_at"));
  }

  private static Prediction prediction(Fields row) {
    return new Prediction(
        forecastDate(row),
        row.decimal("predicted_value"),
        row.optionalDecimal("confidence_lower"),
        row.optionalDecimal("confidence_upper"));
  }

  /** The service publishes the day alone; the exact instant goes before it. */
  private static Instant forecastDate(Fields row) {
    Instant exact = row.optionalInstant("forecast_date");
    if (exact != null) {
      return exact;
    }
    LocalDate day = row.required("forecast_date or date", row.optionalDate("date"));
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /**
   * A row of {@code anomalies}.
   *
   * @param row the answer
   * @return the anomaly
   */
  public static Anomaly anomaly(Fields row) {
    return new Anomaly(
        row.uuid("id"),
        row.uuid("business_id"),
        row.uuid("source_id"),
        row.instant("timestamp"),
        row.decimal("actual_value"),
        row.decimal("expected_value"),
        row.decimal("deviation_score"),
        row.optionalEnum(Severity.class, "severity"),
        row.optionalInstant("acknowledged_at"),
        row.optionalUuid("acknowledged_by"),
        row.instant("created_at", "timestamp"));
  }

  /**
   * Whether an answer is a whole alert, rather than the part of it that was changed.
   *
   * @param row the answer
   * @return true if it is
   */
  public static boolean isWholeAlert(Fields row) {
    return ALERT.stream().allMatch(row::has) && row.has("created_at");
  }

  /**
   * A row of {@code alerts}.
   *
   * @param row the answer
   * @return the alert
   */
  public static Alert alert(Fields row) {
    return new Alert(
        row.uuid("id"),
        row.uuid("business_id"),
        row.uuid("source_id"),
        row.text("name"),
        row.openEnum(AlertCondition.class, "condition"),
        row.optionalDecimal("threshold"),
        row.openEnum(AlertTimeframe.class, "timeframe"),
        row.flag("is_active"),
        row.optionalInstant("last_triggered"),
        settings(row),
        row.optionalUuid("created_by"),
        row.instant("created_at"),
        row.instant("updated_at", "created_at"));
  }

  /** Those by default where the server does not have them. */
  private static AlertSettings settings(Fields row) {
    return row.has("settings")
        ? AlertSettings.of(row.optionalJson("settings"))
        : AlertSettings.defaults();
  }

  /**
   * An alert whose settings were sent: a server that does not have them has left them aside.
   *
   * @param row the answer
   * @return the alert
   * @throws com.signalcraft.error.NotSupportedException if the answer has no settings
   */
  public static Alert alertWithSettings(Fields row) {
    return row.has("settings") ? alert(row) : row.required("settings", null);
  }

  /**
   * A row of {@code notifications}.
   *
   * @param row the answer
   * @return the notification
   */
  public static Notification notification(Fields row) {
    return new Notification(
        row.uuid("id"),
        row.uuid("user_id"),
        row.optionalUuid("business_id"),
        row.optionalUuid("alert_id"),
        row.openEnum(NotificationType.class, "type"),
        row.text("title"),
        row.text("message"),
        row.json("data"),
        row.optionalInstant("read_at"),
        row.instant("created_at"));
  }
}
