package com.signalcraft.series;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the frequency of a series from its time stamps. The rule:
 *
 * <ol>
 *   <li>At least three time stamps are needed.
 *   <li>If all of them have the same time of day in the zone (a time that the clock skips on some
 *       day may be as much later there), the calendar is tried, with the first of these that fits:
 *       <ul>
 *         <li>months: all on the same day of the month, or all on the last day of their months, or
 *             all on the 29th or 30th where the month has one and on its last day where it has not;
 *             steps of a multiple of 12 months are years, of 3 months quarters;
 *         <li>weeks: steps of a multiple of seven days;
 *         <li>business days: none on a Saturday or Sunday, a weekend among them, and single
 *             business days as the step;
 *         <li>days.
 *       </ul>
 *   <li>Otherwise elapsed time is tried: hours, minutes, or whole seconds.
 *   <li>The step is the greatest common divisor of all distances, so every time stamp is on the
 *       grid of the frequency; and at least half of the distances must be exactly one step. So up
 *       to about half of the observations may be missing, whereas a single time stamp off the grid,
 *       or events at random, make the series irregular.
 * </ol>
 *
 * <p>Linear in the number of time stamps. Stateless.
 */
public final class FrequencyInference {

  /** The fewest time stamps from which a frequency is told. */
  public static final int MIN_OBSERVATIONS = 3;

  /** A day with 23 hours, less a skipped midnight's hour. */
  private static final long SHORTEST_DAY_MILLIS = 22 * 3_600_000L;

  private static final long SECOND_MILLIS = 1_000L;
  private static final long MINUTE_MILLIS = 60_000L;
  private static final long HOUR_MILLIS = 3_600_000L;

  private FrequencyInference() {}

  /**
   * The frequency of some time stamps.
   *
   * @param zone the zone whose calendar they follow
   * @param epochMillis strictly increasing time stamps, in milliseconds since 1970-01-01T00:00Z
   * @return the frequency, or empty where they are irregular or fewer than {@value
   *     #MIN_OBSERVATIONS}
   * @throws com.signalcraft.error.ValidationException if they do not increase strictly
   */
  public static Optional<Frequency> infer(ZoneId zone, long... epochMillis) {
    Checks.required("zone", zone);
    Columns.checkIncreasing(epochMillis);
    return Optional.ofNullable(inferOrdered(zone, epochMillis));
  }

  static @Nullable Frequency inferOrdered(ZoneId zone, long[] epochMillis) {
    if (epochMillis.length < MIN_OBSERVATIONS) {
      return null;
    }
    Frequency calendar = isDailyAtMost(epochMillis) ? calendar(zone, epochMillis) : null;
    return calendar == null ? elapsed(epochMillis) : calendar;
  }

  private static boolean isDailyAtMost(long[] epochMillis) {
    for (int i = 1; i < epochMillis.length; i++) {
      long distance = epochMillis[i] - epochMillis[i - 1];
      // Negative where the distance overflows, which is no day either.
      if (distance < SHORTEST_DAY_MILLIS) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Frequency elapsed(long[] epochMillis) {
    long step = Step.of(epochMillis);
    if (step == 0 || step % SECOND_MILLIS != 0) {
      return null;
    }
    if (step % HOUR_MILLIS == 0) {
      return frequency(step / HOUR_MILLIS, FrequencyUnit.HOUR);
    }
    return step % MINUTE_MILLIS == 0
        ? frequency(step / MINUTE_MILLIS, FrequencyUnit.MINUTE)
        : frequency(step / SECOND_MILLIS, FrequencyUnit.SECOND);
  }

  private static @Nullable Frequency calendar(ZoneId zone, long[] epochMillis) {
    LocalDate[] dates = sameTimeOfDay(zone, epochMillis);
    if (dates == null) {
      return null;
    }
    Frequency months = months(dates);
    return months == null ? days(dates) : months;
  }

  /** The dates, if all have the same time of day but for times that the clock skips; else null. */
  private static LocalDate @Nullable [] sameTimeOfDay(ZoneId zone, long[] epochMillis) {
    LocalDate[] dates = new LocalDate[epochMillis.length];
    LocalTime[] times = new LocalTime[epochMillis.length];
    LocalTime time = LocalTime.MAX;
    for (int i = 0; i < dates.length; i++) {
      LocalDateTime local = Instant.ofEpochMilli(epochMillis[i]).atZone(zone).toLocalDateTime();
      dates[i] = local.toLocalDate();
      times[i] = local.toLocalTime();
      // A skipped time is put off, so the true one is the earliest.
      time = times[i].isBefore(time) ? times[i] : time;
    }
    for (int i = 0; i < dates.length; i++) {
      if (!times[i].equals(time)
          && dates[i].atTime(time).atZone(zone).toInstant().toEpochMilli() != epochMillis[i]) {
        return null;
      }
    }
    return dates;
  }

  private static @Nullable Frequency months(LocalDate[] dates) {
    boolean monthEnds = true;
    int day = 0;
    for (LocalDate date : dates) {
      monthEnds &= date.getDayOfMonth() == date.lengthOfMonth();
      day = Math.max(day, date.getDayOfMonth());
    }
    long[] months = new long[dates.length];
    for (int i = 0; i < dates.length; i++) {
      if (!monthEnds && dates[i].getDayOfMonth() != Math.min(day, dates[i].lengthOfMonth())) {
        return null;
      }
      months[i] = CalendarSteps.monthNumber(dates[i]);
    }
    long step = Step.of(months);
    if (step == 0) {
      return null;
    }
    int anchor = monthEnds ? Frequency.LAST_DAY : day;
    Frequency frequency = inMonths(step);
    return frequency != null && needsAnchor(dates[0], step, anchor)
        ? frequency.onDayOfMonth(anchor)
        : frequency;
  }

  private static @Nullable Frequency inMonths(long step) {
    if (step % 12 == 0) {
      return frequency(step / 12, FrequencyUnit.YEAR);
    }
    return step % 3 == 0
        ? frequency(step / 3, FrequencyUnit.QUARTER)
        : frequency(step, FrequencyUnit.MONTH);
  }

  /** Whether the steps come to a month that is too short for the day; whole years may not. */
  private static boolean needsAnchor(LocalDate first, long step, int day) {
    return day > 28 && (step % 12 != 0 || first.getMonthValue() == 2);
  }

  private static @Nullable Frequency days(LocalDate[] dates) {
    long[] days = new long[dates.length];
    long[] businessDays = new long[dates.length];
    boolean weekends = false;
    for (int i = 0; i < dates.length; i++) {
      days[i] = dates[i].toEpochDay();
      businessDays[i] = CalendarSteps.businessDayNumber(dates[i]);
      weekends |= Math.floorMod(days[i] - CalendarBuckets.FIRST_MONDAY, 7L) >= 5;
    }
    int last = dates.length - 1;
    long step = Step.of(days);
    if (step > 0 && step % 7 == 0) {
      return frequency(step / 7, FrequencyUnit.WEEK);
    }
    boolean weekendPassed = days[last] - days[0] != businessDays[last] - businessDays[0];
    if (!weekends && weekendPassed && Step.of(businessDays) == 1) {
      return Frequency.BUSINESS_DAILY;
    }
    return step == 0 ? null : frequency(step, FrequencyUnit.DAY);
  }

  private static @Nullable Frequency frequency(long amount, FrequencyUnit unit) {
    return amount > Frequency.MAX_AMOUNT ? null : Frequency.of((int) amount, unit);
  }

  /** The step of a grid that some increasing positions are on. */
  private static final class Step {

    /** The step, or 0 where fewer than half of the distances are of one step. */
    static long of(long[] positions) {
      long step = 0;
      for (int i = 1; i < positions.length; i++) {
        step = gcd(positions[i] - positions[i - 1], step);
      }
      int single = 0;
      for (int i = 1; i < positions.length; i++) {
        if (positions[i] - positions[i - 1] == step) {
          single++;
        }
      }
      return step > 0 && 2 * (long) single >= positions.length - 1 ? step : 0;
    }

    private static long gcd(long a, long b) {
      long x = a;
      long y = b;
      while (y != 0) {
        long rest = x % y;
        x = y;
        y = rest;
      }
      return x;
    }
  }
}
