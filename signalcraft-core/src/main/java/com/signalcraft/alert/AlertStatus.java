package com.signalcraft.alert;

import com.signalcraft.common.Checks;
import com.signalcraft.common.OpenEnum;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert stands, as members of its business see it: a row of {@code alert_states} without
 * the memory. Immutable.
 *
 * @param alertId the alert
 * @param phase where it stands
 * @param since since when, by the time of the points
 * @param evaluatedUntil up to which time points have been looked at, inclusive
 * @param value what was read last: the window's value, in the KPI's unit, the change in per cent,
 *     or the deviation in standard deviations; null where nothing could be read
 * @param message why it stands there, for a person, at most 1,000 characters
 */
public record AlertStatus(
    UUID alertId,
    OpenEnum<AlertPhase> phase,
    Instant since,
    Instant evaluatedUntil,
    @Nullable Double value,
    String message) {

  public AlertStatus {
    Checks.required("alert_id", alertId);
    Checks.required("phase", phase);
    since = Checks.instant("since", since);
    evaluatedUntil = Checks.instant("evaluated_until", evaluatedUntil);
    if (value != null) {
      Checks.finite("value", value);
    }
    Checks.text("message", message, 1_000);
  }
}
