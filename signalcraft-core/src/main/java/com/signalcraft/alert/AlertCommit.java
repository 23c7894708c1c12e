package com.signalcraft.alert;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What an evaluation of the alerts of one business came to; kept as a whole or not at all.
 * Immutable.
 *
 * @param businessId the business
 * @param version of the run that it goes on from
 * @param nextDue when the business is to be evaluated next
 * @param states the alerts that stand elsewhere, or remember something else, than before, each once
 * @param events what is to be told, to each member who has joined, and through the channels, each
 *     once
 * @param channels the names of the channels that the events go through, each once and 1 to 100
 *     characters, at most 100
 */
public record AlertCommit(
    UUID businessId,
    long version,
    Instant nextDue,
    List<AlertState> states,
    List<AlertEvent> events,
    List<String> channels) {

  private static final int MOST_CHANNELS = 100;

  public AlertCommit {
    Checks.required("business_id", businessId);
    nextDue = Checks.instant("next_due", nextDue);
    states = Checks.list("states", states);
    once("states", states, state -> state.status().alertId());
    events = Checks.list("events", events);
    once("events", events, AlertEvent::id);
    channels = Checks.list("channels", channels);
    channels.forEach(channel -> Checks.text("channels", channel, 100));
    once("channels", channels, Function.identity());
    Checks.that(
        channels.size() <= MOST_CHANNELS,
        "channels",
        "must be at most " + MOST_CHANNELS + ", were " + channels.size());
  }

  private static <T> void once(String field, List<T> rows, Function<T, ?> key) {
    Set<Object> seen = new HashSet<>();
    for (T row : rows) {
      Checks.that(
          seen.add(key.apply(row)), field, "must be there once each, was " + key.apply(row));
    }
  }
}
