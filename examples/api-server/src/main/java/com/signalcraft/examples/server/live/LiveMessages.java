package com.signalcraft.examples.server.live;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.anomaly.SeverityScale;
import com.signalcraft.examples.api.call.JsonText;
import com.signalcraft.jdbc.event.Event;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events in the form of the contract. Stateless. */
final class LiveMessages {

  /** Of an alert that has none of its own, as it is not about anomalies. */
  private static final String SEVERITY = "medium";

  /** Of an alert on anomalies without one: less is no anomaly. */
  private static final BigDecimal THRESHOLD = BigDecimal.valueOf(SeverityScale.DEFAULT.low());

  private static final int CHANGE_DECIMALS = 4;

  private LiveMessages() {}

  static String of(LiveQueries.Point point) {
    return message(
        "kpi_update",
        object(
            "source_id",
            point.sourceId(),
            "timestamp",
            point.timestamp(),
            "value",
            point.value(),
            "change_percent",
            change(point.value(), point.previous())));
  }

  /** Of the previous value's amount, as in a summary of KPIs. */
  private static @Nullable BigDecimal change(BigDecimal value, @Nullable BigDecimal previous) {
    return previous == null || previous.signum() == 0
        ? null
        : value
            .subtract(previous)
            .multiply(BigDecimal.valueOf(100))
            .divide(previous.abs(), CHANGE_DECIMALS, RoundingMode.HALF_UP);
  }

  static String of(LiveQueries.Alert alert) {
    BigDecimal threshold = alert.threshold();
    String severity = alert.severity();
    return message(
        "alert_triggered",
        object(
            "alert_id",
            alert.id(),
            "alert_name",
            alert.name(),
            "source_name",
            alert.sourceName(),
            "current_value",
            alert.currentValue(),
            "threshold",
            threshold == null ? THRESHOLD : threshold,
            "severity",
            severity == null ? SEVERITY : severity));
  }

  static String of(LiveQueries.Notification notification) {
    return message(
        "notification",
        object(
            "id", notification.id(),
            "title", notification.title(),
            "message", notification.message(),
            "type", notification.type()));
  }

  static String of(Event.Gap gap) {
    return message("gap", object("from", gap.from(), "to", gap.to()));
  }

  private static String message(String type, Map<String, Object> data) {
    return JsonText.of(object("type", type, "data", data));
  }
}
