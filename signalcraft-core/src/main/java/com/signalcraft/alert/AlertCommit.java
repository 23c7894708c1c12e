package com.signalcraft.alert;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an evaluation of the alerts of one business came to; kept as a whole or not at all.
 * Immutable.
 *
 * @param businessId the business
 * @param version of the run that it goes on from
 * @param nextDue when the business is to be evaluated next
 * @param states the alerts that stand elsewhere, or remember something else, than before
 * @param events what is to be told, to each member who has joined, and through the channels
 * @param channels the names of the channels, each 1 to 100 characters, that events go through
 */
public record AlertCommit(
    UUID businessId,
    long version,
    Instant nextDue,
    List<AlertState> states,
    List<AlertEvent> events,
    List<String> channels) {

  public AlertCommit {
    Checks.required("business_id", businessId);
    nextDue = Checks.instant("next_due", nextDue);
    states = Checks.list("states", states);
    events = Checks.list("events", events);
    channels = Checks.list("channels", channels);
    channels.forEach(channel -> Checks.text("channels", channel, 100));
  }
}
