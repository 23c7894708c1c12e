package com.signalcraft.anomaly.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Local time of a zone by arithmetic on milliseconds: remembers the offset until its next change,
 * so that rising time stamps cost an addition. Not thread-safe.
 */
public final class LocalClock {

  /** An hour in milliseconds. */
  public static final long HOUR = 3_600_000L;

  /** A day in milliseconds. */
  public static final long DAY = 24 * HOUR;

  private final ZoneRules rules;
  private long validFrom;
  private long validUntil;
  private long offsetMillis;

  /**
   * A clock.
   *
   * @param zone the zone whose local time it tells
   */
  public LocalClock(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /**
   * Local time.
   *
   * @param epochMillis an instant, in milliseconds since 1970-01-01T00:00Z
   * @return milliseconds since 1970-01-01T00:00 of the local calendar
   */
  public long local(long epochMillis) {
    if (epochMillis < validFrom || epochMillis >= validUntil) {
      lookUp(epochMillis);
    }
    return epochMillis + offsetMillis;
  }

  private void lookUp(long epochMillis) {
    Instant at = Instant.ofEpochMilli(epochMillis);
    offsetMillis = rules.getOffset(at).getTotalSeconds() * 1000L;
    validFrom = millis(rules.previousTransition(at.plusNanos(1)), Long.MIN_VALUE);
    validUntil = millis(rules.nextTransition(at), Long.MAX_VALUE);
  }

  private static long millis(@Nullable ZoneOffsetTransition transition, long none) {
    // Half a billion years from now there are transitions that no longer fit.
    return transition == null || Math.abs(transition.toEpochSecond()) > Long.MAX_VALUE / 1000
        ? none
        : transition.toEpochSecond() * 1000;
  }

  /**
   * The time of the day.
   *
   * @param localMillis what {@link #local} gave
   * @return milliseconds since midnight
   */
  public static int timeOfDay(long localMillis) {
    return (int) Math.floorMod(localMillis, DAY);
  }

  /**
   * The day of the week.
   *
   * @param localMillis what {@link #local} gave
   * @return 0 for Monday to 6
   */
  public static int dayOfWeek(long localMillis) {
    return (int) Math.floorMod(Math.floorDiv(localMillis, DAY) + 3, 7L);
  }

  /**
   * The month of the year.
   *
   * @param localMillis what {@link #local} gave
   * @return 0 for January to 11
   */
  public static int monthOfYear(long localMillis) {
    return LocalDate.ofEpochDay(Math.floorDiv(localMillis, DAY)).getMonthValue() - 1;
  }

  /**
   * The week of the year: weeks of seven days from the first of January, the last of them longer.
   *
   * @param localMillis what {@link #local} gave
   * @return 0 to 51
   */
  public static int weekOfYear(long localMillis) {
    int day = LocalDate.ofEpochDay(Math.floorDiv(localMillis, DAY)).getDayOfYear() - 1;
    return Math.min(51, day / 7);
  }
}
