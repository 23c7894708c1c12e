package com.signalcraft.examples.server.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request's asking. Immutable.
 *
 * @param isKnown whether there is such a user, session or key
 * @param isAdmitted whether the request may go on as far as its number is concerned
 * @param window the window in which the least is left, or null where there is no limit
 */
public record Admission(boolean isKnown, boolean isAdmitted, @Nullable Window window) {

  /** Of a caller whom nobody counts, or who cannot be counted now. */
  static final Admission UNCOUNTED = new Admission(true, true, null);

  /**
   * A window of time.
   *
   * @param limit how many requests it may have
   * @param remaining how many of them are left
   * @param reset when it ends
   */
  record Window(int limit, int remaining, Instant reset) {}

  /**
   * The headers that tell of it.
   *
   * @param now the time
   * @return the values by name
   */
  public Map<String, String> headers(Instant now) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (window != null) {
      headers.put("X-RateLimit-Limit", Integer.toString(window.limit()));
      headers.put("X-RateLimit-Remaining", Integer.toString(window.remaining()));
      headers.put("X-RateLimit-Reset", Long.toString(seconds(window.reset())));
      if (!isAdmitted) {
        long wait = Math.max(1, seconds(window.reset()) - now.getEpochSecond());
        headers.put("X-RateLimit-Retry-After", Long.toString(wait));
        headers.put("Retry-After", Long.toString(wait));
      }
    }
    return headers;
  }

  /** Up to the next whole one: who comes at it is not too early. */
  private static long seconds(Instant instant) {
    return instant.plus(Duration.ofNanos(999_999_999)).getEpochSecond();
  }
}
