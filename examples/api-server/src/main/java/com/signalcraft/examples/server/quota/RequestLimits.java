package com.signalcraft.examples.server.quota;

import com.signalcraft.common.Checks;

/**
 * How many requests are taken in a time; 0 is no limit. Immutable.
 *
 * @param minute in a minute
 * @param hour in an hour
 * @param day in a day
 */
public record RequestLimits(int minute, int hour, int day) {

  /** As many as one likes. */
  public static final RequestLimits NONE = new RequestLimits(0, 0, 0);

  private static final int MOST = 1_000_000_000;

  /** Checks them. */
  public RequestLimits {
    Checks.between("minute", minute, 0, MOST);
    Checks.between("hour", hour, 0, MOST);
    Checks.between("day", day, 0, MOST);
  }
}
