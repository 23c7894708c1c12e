package com.signalcraft.alert;

import com.signalcraft.alert.internal.SettingsRanges;
import java.time.Duration;

/**
 * How changes of several alerts of a business become one event. The first change opens a group; all
 * changes of the same kind up to {@code window} after it, by the time of the points, join it, and
 * it is told when the evaluation has passed that time. So what is grouped does not depend on when
 * the evaluation ran. Immutable and thread-safe.
 *
 * @param window how long a group stays open, 0 (only changes at the same instant) to 5 minutes; 30
 *     seconds by default
 */
public record Grouping(Duration window) {

  /** Only changes at the same instant are one event; nothing is held back. */
  public static final Grouping NONE = new Grouping(Duration.ZERO);

  private static final Grouping DEFAULTS = new Grouping(Duration.ofSeconds(30));

  /** Checks the time. */
  public Grouping {
    SettingsRanges.between("window", window, Duration.ZERO, Duration.ofMinutes(5));
  }

  /**
   * Groups that stay open for 30 seconds.
   *
   * @return the grouping
   */
  public static Grouping defaults() {
    return DEFAULTS;
  }

  /**
   * Groups that stay open for another time.
   *
   * @param window how long, 0 to 5 minutes
   * @return the grouping
   */
  public Grouping withWindow(Duration window) {
    return new Grouping(window);
  }
}
