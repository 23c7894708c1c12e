package com.signalcraft.jdbc.internal.alert;

import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertMemory;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import com.signalcraft.jdbc.internal.transaction.Rows;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Rows of {@code alert_states} and {@code alert_deliveries}. Stateless. */
public final class AlertRunRows {

  /** The columns of statuses, and where they are, without {@code select}. */
  static final String STATUSES =
      """
      s.alert_id, s.phase, s.since, s.evaluated_until, s.value, s.message
        from public.alert_states s
        join public.alerts a on a.business_id = s.business_id and a.id = s.alert_id
       where s.business_id = any (?)
         and a.is_active
         and a.deleted_at is null
       order by a.created_at, a.ordinal
      """;

  private static final String OF_BUSINESS = "select " + STATUSES;

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

  /**
   * Where the active alerts of a business stand, ordered by their time of creation.
   *
   * @param tx the transaction of a caller who may read
   * @param businessId the business
   * @return one status for each that has been evaluated
   * @throws SQLException if the database refuses
   */
  public static List<AlertStatus> statuses(CallerTransaction tx, UUID businessId)
      throws SQLException {
    return List.copyOf(
        tx.query(OF_BUSINESS).bindUuids(List.of(businessId)).list(AlertRunRows::status));
  }

  private static AlertStatus status(Rows row) throws SQLException {
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
