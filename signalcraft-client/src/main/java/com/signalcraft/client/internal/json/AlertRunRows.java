package com.signalcraft.client.internal.json;

import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertMemory;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStatus;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Runs, states, events and deliveries of alerts. Stateless. */
public final class AlertRunRows {

  private AlertRunRows() {}

  /**
   * A run that was claimed.
   *
   * @param row the answer
   * @return the run
   */
  public static AlertRun run(Fields row) {
    return new AlertRun(
        row.uuid("business_id"),
        row.integer("version"),
        row.instant("leased_until"),
        row.instant("now"),
        row.list("alerts", InsightRows::alert),
        row.list("states", AlertRunRows::state));
  }

  /**
   * Where an alert stands.
   *
   * @param row the answer
   * @return the status
   */
  public static AlertStatus status(Fields row) {
    return new AlertStatus(
        row.uuid("alert_id"),
        row.openEnum(AlertPhase.class, "phase"),
        row.instant("since"),
        row.instant("evaluated_until"),
        row.optionalReal("value"),
        row.text("message"));
  }

  /**
   * Where an alert stands, and what it remembers.
   *
   * @param row the answer
   * @return the state
   */
  public static AlertState state(Fields row) {
    return new AlertState(status(row), AlertMemory.of(row.bytes("memory")));
  }

  /**
   * A state as a request has it.
   *
   * @param state the state
   * @return its members
   */
  public static Members of(AlertState state) {
    AlertStatus status = state.status();
    return Members.of("alert_id", status.alertId())
        .with("phase", status.phase())
        .with("since", status.since())
        .with("evaluated_until", status.evaluatedUntil())
        .with("value", status.value())
        .with("message", status.message())
        .with("memory", Base64.getEncoder().encodeToString(state.memory().bytes()));
  }

  /**
   * An event on its way through a channel.
   *
   * @param row the answer
   * @return the delivery
   */
  public static AlertDelivery delivery(Fields row) {
    return new AlertDelivery(
        row.uuid("id"),
        row.uuid("business_id"),
        row.text("channel"),
        event(row.object("event")),
        row.count("attempts"),
        row.optionalInstant("leased_until"),
        row.optionalText("last_error"),
        row.instant("created_at"));
  }

  private static AlertEvent event(Fields row) {
    List<UUID> alertIds = row.uuids("alert_ids");
    return new AlertEvent(
        row.uuid("id"),
        alertIds,
        row.openEnum(AlertChange.class, "change"),
        row.instant("at"),
        row.text("title"),
        row.text("message"),
        row.json("data"));
  }

  /**
   * An event as a request has it.
   *
   * @param event the event
   * @return its members
   */
  public static Members of(AlertEvent event) {
    return Members.of("id", event.id())
        .with("alert_ids", event.alertIds())
        .with("change", event.change())
        .with("at", event.at())
        .with("title", event.title())
        .with("message", event.message())
        .with("data", event.data());
  }
}
