package com.signalcraft.client.internal.group;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.Alerts;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.client.internal.json.Answers;
import com.signalcraft.client.internal.json.Fields;
import com.signalcraft.client.internal.json.InsightRows;
import com.signalcraft.client.internal.json.Members;
import com.signalcraft.client.internal.transport.ApiCaller;
import com.signalcraft.client.internal.transport.ResponseReader;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Alerts. Thread-safe. */
public final class AlertCalls implements Alerts {

  private static final String ALERTS = "alerts";

  private final ApiCaller caller;
  private final SourceOwners owners;

  /**
   * The group as a caller sees it.
   *
   * @param caller makes the calls
   * @param owners tells the business of a source where it is known
   */
  public AlertCalls(ApiCaller caller, SourceOwners owners) {
    this.caller = caller;
    this.owners = owners;
  }

  @Override
  public Alert create(NewAlert alert) {
    Checks.required("alert", alert);
    Members body =
        Members.of("business_id", owners.of(alert.sourceId()))
            .with("source_id", alert.sourceId())
            .with("name", alert.name())
            .with("condition", alert.condition())
            .with("threshold", alert.threshold())
            .with("timeframe", alert.timeframe());
    JsonObject settings = alert.settings().toJson();
    if (!settings.isEmpty()) {
      body.with("settings", settings);
    }
    return caller.call(Calls.post(body, ALERTS), Answers.object(body, row(!settings.isEmpty())));
  }

  @Override
  public Alert get(UUID alertId) {
    return get(alertId, InsightRows::alert);
  }

  private Alert get(UUID alertId, Function<Fields, Alert> row) {
    return caller.call(Calls.get(ALERTS, "items", id(alertId)), Answers.object(row));
  }

  /** Where settings were sent, a server that leaves them aside is told of. */
  private static Function<Fields, Alert> row(boolean hasSettings) {
    return hasSettings ? InsightRows::alertWithSettings : InsightRows::alert;
  }

  @Override
  public List<Alert> list(UUID businessId) {
    return caller.call(
        Calls.get(ALERTS, Checks.required("business_id", businessId)),
        Answers.list(ALERTS, Members.of("business_id", businessId), InsightRows::alert));
  }

  @Override
  public Alert update(UUID alertId, AlertUpdate update) {
    Checks.required("update", update);
    AlertSettings settings = update.settings();
    Members body =
        Members.of("name", update.name())
            .with("threshold", update.threshold())
            .with("timeframe", update.timeframe())
            .with("is_active", update.isActive())
            .with("settings", settings == null ? null : settings.toJson());
    Function<Fields, Alert> reader = row(settings != null);
    return caller
        .call(
            Calls.put(body, ALERTS, id(alertId)),
            Answers.object(
                row ->
                    InsightRows.isWholeAlert(row)
                        ? Optional.of(reader.apply(row))
                        : Optional.<Alert>empty()))
        // the service answers with a part of it
        .orElseGet(() -> get(alertId, reader));
  }

  @Override
  public void delete(UUID alertId) {
    caller.call(Calls.delete(ALERTS, id(alertId)), ResponseReader.STATUS);
  }

  @Override
  public Alert markTriggered(UUID alertId, Instant at) {
    Instant when = Checks.instant("last_triggered", at);
    return caller.call(
        Calls.post(Members.of("at", when), ALERTS, id(alertId), "triggered"),
        Answers.object(InsightRows::alert));
  }

  private static UUID id(UUID alertId) {
    return Checks.required("id", alertId);
  }
}
