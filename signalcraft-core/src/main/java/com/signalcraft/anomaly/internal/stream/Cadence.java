package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.internal.LocalClock;

/** What the distance of points makes of them. Stateless. */
final class Cadence {

  /** From here on points are daily or sparser: a day has no hours. */
  static final long DAILY = 20 * LocalClock.HOUR;

  static final long WEEKLY = 6 * LocalClock.DAY;
  static final long MONTHLY = 27 * LocalClock.DAY;

  /** Points in a week of a series without a calendar: each counts as a day. */
  private static final double INDEX_POINTS_PER_WEEK = 7;

  private Cadence() {}

  /** How many points a series has in a week; without a calendar each counts as a day. */
  static double pointsPerWeek(boolean calendar, long spacingMillis) {
    return calendar ? 7.0 * LocalClock.DAY / Math.max(1, spacingMillis) : INDEX_POINTS_PER_WEEK;
  }
}
