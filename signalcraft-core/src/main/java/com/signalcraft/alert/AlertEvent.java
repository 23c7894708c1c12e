package com.signalcraft.alert;

import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.OpenEnum;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * One thing to be told about the alerts of a business: one change of one alert, or several of the
 * same kind and time grouped. Immutable.
 *
 * @param id follows from the alerts and the change, so that whoever finds it gives it the same
 * @param alertIds the alerts, at least one, each once
 * @param change what happened
 * @param at when, by the time of the points
 * @param title 1 to 200 characters
 * @param message 1 to 10,000 characters
 * @param data more of it, for programs, at most 65,536 bytes
 */
public record AlertEvent(
    UUID id,
    List<UUID> alertIds,
    OpenEnum<AlertChange> change,
    Instant at,
    String title,
    String message,
    JsonObject data) {

  public AlertEvent {
    Checks.required("id", id);
    alertIds = Checks.list("alert_ids", alertIds);
    Checks.that(
        !alertIds.isEmpty() && new HashSet<>(alertIds).size() == alertIds.size(),
        "alert_ids",
        "must be one or more alerts, each once, were " + alertIds);
    Checks.required("change", change);
    at = Checks.instant("at", at);
    Checks.text("title", title, 200);
    Checks.text("message", message, 10_000);
    Checks.that(
        Checks.required("data", data).sizeInBytes() <= 65_536,
        "data",
        "must have at most 65,536 bytes, had " + data.sizeInBytes());
  }
}
