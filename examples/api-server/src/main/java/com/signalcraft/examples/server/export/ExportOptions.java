package com.signalcraft.examples.server.export;

import com.signalcraft.common.Checks;
import java.time.Duration;

/**
 * How exports are made, each of which holds all rows of its business in memory.
 *
 * @param atOnce how many a process makes at once, 1 to 64
 * @param patience how long one waits for its turn, up to 1 minute
 */
public record ExportOptions(int atOnce, Duration patience) {

  /** Checks both. */
  public ExportOptions {
    Checks.between("exports.at_once", atOnce, 1, 64);
    Checks.that(
        !patience.isNegative() && patience.compareTo(Duration.ofMinutes(1)) <= 0,
        "exports.patience",
        "must be from PT0S to PT1M, was " + patience);
  }

  /** Two at once, which wait for 10 seconds. */
  public static ExportOptions defaults() {
    return new ExportOptions(2, Duration.ofSeconds(10));
  }
}
