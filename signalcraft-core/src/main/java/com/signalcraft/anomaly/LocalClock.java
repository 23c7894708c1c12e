package com.signalcraft.anomaly;

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
final class LocalClock {

  static final long HOUR = 3_600_000L;
  static final long DAY = 24 * HOUR;

  private final ZoneRules rules;
  private long validFrom;
  private long validUntil;
  private long offsetMillis;

  LocalClock(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** Milliseconds since 1970-01-01T00:00 of the local calendar. */
  long local(long epochMillis) {
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

  static int timeOfDay(long localMillis) {
    return (int) Math.floorMod(localMillis, DAY);
  }

  /** Monday is 0. */
  static int dayOfWeek(long localMillis) {
    return (int) Math.floorMod(Math.floorDiv(localMillis, DAY) + 3, 7L);
  }

  /** January is 0. */
  static int monthOfYear(long localMillis) {
    return LocalDate.ofEpochDay(Math.floorDiv(localMillis, DAY)).getMonthValue() - 1;
  }

  /** Weeks of seven days from the first of January, the last of them longer: 0 to 51. */
  static int weekOfYear(long localMillis) {
    int day = LocalDate.ofEpochDay(Math.floorDiv(localMillis, DAY)).getDayOfYear() - 1;
    return Math.min(51, day / 7);
  }
}
