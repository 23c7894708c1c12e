package com.signalcraft.alert;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.List;

/**
 * What an evaluation of the alerts of one business came to. Immutable and thread-safe.
 *
 * @param states the alerts that stand elsewhere, or remember something else, than before, in the
 *     order of the alerts
 * @param events what is to be told, in the order of time
 * @param nextDue when the business is to be evaluated next: at the next deadline, and within a
 *     fifth of the shortest timeframe, but not below 1 minute nor above 15, as new points may have
 *     come by then
 */
public record AlertStep(List<AlertState> states, List<AlertEvent> events, Instant nextDue) {

  public AlertStep {
    states = Checks.list("states", states);
    events = Checks.list("events", events);
    Checks.required("next_due", nextDue);
  }
}
