package com.signalcraft.anomaly.internal;

/**
 * From which distance of its points on, in milliseconds, a series is daily, weekly, or monthly: a
 * little below the exact lengths, for days of 23 hours and the like. Stateless.
 */
public final class StepLengths {

  /** From here on points are daily or sparser: a day has no hours. */
  public static final long DAILY = 20 * LocalClock.HOUR;

  /** From here on points are weekly or sparser. */
  public static final long WEEKLY = 6 * LocalClock.DAY;

  /** From here on points are monthly or sparser. */
  public static final long MONTHLY = 27 * LocalClock.DAY;

  private StepLengths() {}
}
