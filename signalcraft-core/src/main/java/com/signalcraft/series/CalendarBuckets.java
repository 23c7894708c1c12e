package com.signalcraft.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/** The calendar's buckets: where each begins and which one follows. */
final class CalendarBuckets {

  /** 1970-01-05, the first Monday, in days since 1970-01-01. */
  static final long FIRST_MONDAY = 4;

  private static final long HOUR_MILLIS = 3_600_000L;

  private CalendarBuckets() {}

  /** The greatest start of a bucket that is not after the time stamp. */
  static long floor(Frequency frequency, long epochMillis, ZoneId zone) {
    long amount = frequency.amount();
    if (frequency.unit() == FrequencyUnit.INDEX) {
      return Math.floorDiv(epochMillis, amount) * amount;
    }
    ZonedDateTime time = Instant.ofEpochMilli(epochMillis).atZone(zone);
    if (!frequency.unit().isCalendar()) {
      return floorOfClock(time, epochMillis, amount * frequency.unit().elapsedMillis());
    }
    LocalDate date = firstDay(frequency.unit(), amount, time.toLocalDate());
    return date.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  /**
   * The start of the bucket after the one that starts at a time stamp; aims at no day of the month.
   */
  static long next(Frequency frequency, long start, ZoneId zone) {
    long ahead = start;
    long next;
    // A clock set back within a bucket can leave one step ahead in the same bucket.
    do {
      ahead = frequency.plus(ahead, 1, zone);
      next = floor(frequency, ahead, zone);
    } while (next <= start);
    return next;
  }

  private static long floorOfClock(ZonedDateTime time, long epochMillis, long step) {
    long localMillis = epochMillis + time.getOffset().getTotalSeconds() * 1_000L;
    long localFloor = Math.floorDiv(localMillis, step) * step;
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(localFloor, 1_000L),
            (int) Math.floorMod(localFloor, 1_000L) * 1_000_000,
            ZoneOffset.UTC);
    ZoneOffsetTransition change = time.getZone().getRules().getTransition(local);
    if (change != null && change.isGap()) {
      return change.toEpochSecond() * 1_000L;
    }
    // A repeated hour is two buckets of an hour, but one of two hours.
    ZoneOffset preferred = step <= HOUR_MILLIS ? time.getOffset() : null;
    return ZonedDateTime.ofLocal(local, time.getZone(), preferred).toInstant().toEpochMilli();
  }

  private static LocalDate firstDay(FrequencyUnit unit, long amount, LocalDate date) {
    return switch (unit) {
      case WEEK -> {
        long days = 7 * amount;
        long since = date.toEpochDay() - FIRST_MONDAY;
        yield LocalDate.ofEpochDay(FIRST_MONDAY + Math.floorDiv(since, days) * days);
      }
      case BUSINESS_DAY ->
          CalendarSteps.dateOfBusinessDay(
              Math.floorDiv(CalendarSteps.businessDayNumber(date), amount) * amount);
      case MONTH, QUARTER, YEAR -> {
        long months = amount * unit.months();
        long first = Math.floorDiv(CalendarSteps.monthNumber(date), months) * months;
        yield LocalDate.of(
            Math.toIntExact(Math.floorDiv(first, 12L)), (int) Math.floorMod(first, 12L) + 1, 1);
      }
      default -> LocalDate.ofEpochDay(Math.floorDiv(date.toEpochDay(), amount) * amount);
    };
  }
}
