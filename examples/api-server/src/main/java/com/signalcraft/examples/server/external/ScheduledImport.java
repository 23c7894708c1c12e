package com.signalcraft.examples.server.external;

import com.signalcraft.common.Checks;
import java.time.Duration;

/**
 * An import that is made again and again.
 *
 * @param name tells it from others, and is what logs call it
 * @param source what, and where from
 * @param every how often, 1 minute to 31 days
 */
public record ScheduledImport(String name, ImportSource source, Duration every) {

  static final Duration LEAST = Duration.ofMinutes(1);
  static final Duration MOST = Duration.ofDays(31);

  /** Checks name and interval. */
  public ScheduledImport {
    Checks.text("name", name, 200);
    Checks.that(
        every.compareTo(LEAST) >= 0 && every.compareTo(MOST) <= 0,
        "every",
        "must be from " + LEAST + " to " + MOST + ", was " + every);
  }
}
