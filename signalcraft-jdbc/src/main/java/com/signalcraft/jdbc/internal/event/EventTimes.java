package com.signalcraft.jdbc.internal.event;

import com.signalcraft.common.Checks;
import com.signalcraft.jdbc.internal.transaction.Backoff;
import com.signalcraft.jdbc.internal.transaction.Sleeper;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How the thread of events waits. Immutable.
 *
 * @param poll how long it waits for events at a time, at least 1 ms; so long it may take to see
 *     what has changed in this process
 * @param heartbeat how often it makes sure that the connection still works
 * @param patience how long it waits for an answer before it takes the connection for broken, in
 *     whole milliseconds, at least 1
 * @param reconnect how it waits between tries to connect, of which there is no last one
 */
public record EventTimes(Duration poll, Duration heartbeat, Duration patience, Backoff reconnect) {

  public EventTimes {
    Checks.that(
        Checks.required("poll", poll).toMillis() >= 1,
        "poll",
        "must be at least 1 ms, was " + poll);
    Checks.required("heartbeat", heartbeat);
    Checks.that(
        Checks.required("patience", patience).toMillis() >= 1,
        "patience",
        "must be at least 1 ms, was " + patience);
    Checks.required("reconnect", reconnect);
  }

  /**
   * Times that hold in production.
   *
   * @param sleeper waits between tries
   * @param jitter random numbers from 0, inclusive, to 1, exclusive
   * @return the times
   */
  public static EventTimes standard(Sleeper sleeper, DoubleSupplier jitter) {
    return new EventTimes(
        Duration.ofMillis(200),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        new Backoff(Duration.ofMillis(200), Duration.ofSeconds(15), sleeper, jitter));
  }
}
