package com.signalcraft.jdbc.internal.alert;

import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertMemory;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.jdbc.internal.transaction.Rows;
import java.sql.SQLException;

/** Rows of {@code alert_states} and {@code alert_deliveries}. Stateless. */
final class AlertRunRows {

  /** The columns of a status, of a table by the name of {@code s}. */
  static final String STATUS_COLUMNS =
      "s.alert_id, s.phase, s.since, s.evaluated_until, s.value, s.message";

  /** The columns of a delivery. */
  static final String DELIVERY_COLUMNS =
      """
      id, business_id, channel, attempts, leased_until, last_error, created_at,
      (event ->> 'id')::uuid as event_id,
      array(select jsonb_array_elements_text(event -> 'alert_ids')::uuid) as alert_ids,
      event ->> 'change' as change,
      (event ->> 'at')::timestamptz as at,
      event ->> 'title' as title,
      event ->> 'message' as message,
      event -> 'data' as data
      """;

  private AlertRunRows() {}

  static AlertStatus status(Rows row) throws SQLException {
    return new AlertStatus(
        row.uuid("alert_id"),
        row.constant(AlertPhase.class, "phase"),
        row.instant("since"),
        row.instant("evaluated_until"),
        row.realOrNull("value"),
        row.text("message"));
  }

  static AlertState state(Rows row) throws SQLException {
    return new AlertState(status(row), AlertMemory.of(row.bytes("memory")));
  }

  static AlertDelivery delivery(Rows row) throws SQLException {
    return new AlertDelivery(
        row.uuid("id"),
        row.uuid("business_id"),
        row.text("channel"),
        event(row),
        row.integer("attempts"),
        row.instantOrNull("leased_until"),
        row.textOrNull("last_error"),
        row.instant("created_at"));
  }

  private static AlertEvent event(Rows row) throws SQLException {
    return new AlertEvent(
        row.uuid("event_id"),
        row.uuids("alert_ids"),
        row.constant(AlertChange.class, "change"),
        row.instant("at"),
        row.text("title"),
        row.text("message"),
        row.json("data"));
  }
}
