package com.signalcraft.examples.server.live;

import com.signalcraft.common.Checks;
import java.time.Duration;
import java.util.Set;

/**
 * How live events are told.
 *
 * @param maxSockets how many websockets there may be in this process
 * @param maxSocketsPerUser how many of them may be one user's
 * @param maxWaiting how many messages may wait for one reader before he is dropped
 * @param mergeWithin so long after an event more are waited for, to be told with it
 * @param pingEvery how often a ping is sent; who has not answered two is dropped
 * @param origins the pages beside the server's own that may connect, such as {@code
 *     https://dashboard.example.com}
 */
public record LiveOptions(
    int maxSockets,
    int maxSocketsPerUser,
    int maxWaiting,
    Duration mergeWithin,
    Duration pingEvery,
    Set<String> origins) {

  public LiveOptions {
    Checks.between("max_sockets", maxSockets, 1, 1_000_000);
    Checks.between("max_sockets_per_user", maxSocketsPerUser, 1, maxSockets);
    Checks.between("max_waiting", maxWaiting, 1, 100_000);
    Checks.that(
        !mergeWithin.isNegative() && mergeWithin.compareTo(Duration.ofSeconds(10)) <= 0,
        "merge_within",
        "must be 0 to 10 seconds, was " + mergeWithin);
    Checks.that(
        pingEvery.compareTo(Duration.ofSeconds(1)) >= 0
            && pingEvery.compareTo(Duration.ofHours(1)) <= 0,
        "ping_every",
        "must be 1 second to 1 hour, was " + pingEvery);
    origins = Set.copyOf(origins);
  }

  /** 5,000 sockets, 20 a user, 256 messages waiting, 100 ms, a ping every 30 s, no other pages. */
  public static LiveOptions defaults() {
    return new LiveOptions(
        5_000, 20, 256, Duration.ofMillis(100), Duration.ofSeconds(30), Set.of());
  }

  /** The same with other pages. */
  public LiveOptions withOrigins(Set<String> pages) {
    return new LiveOptions(
        maxSockets, maxSocketsPerUser, maxWaiting, mergeWithin, pingEvery, pages);
  }
}
