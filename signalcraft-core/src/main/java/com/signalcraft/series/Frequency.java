package com.signalcraft.series;

import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.ValidationException;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;

/**
 * The regular distance between two observations: so many units. Steps of a day and more follow the
 * calendar of a zone, so that noon stays noon over a change to summer time; where noon itself is
 * skipped by such a change the step ends later by the length of the skip, and where it happens
 * twice the earlier one counts.
 *
 * <p>Steps of months, quarters and years keep the day of the month where the month has it. A series
 * that lives on the 29th, 30th or last day of its months carries that day as its {@code
 * dayOfMonth}, so that 28 February steps on to 31 March. Immutable.
 *
 * @param amount how many units a step has, 1 to 1,000,000
 * @param unit the unit
 * @param dayOfMonth the day of the month that steps aim at, cut to the length of the month: 29, 30,
 *     or 31 for the last day; 0 to keep the day of the time stamp that a step starts from. Only
 *     months, quarters and years may have one
 */
public record Frequency(int amount, FrequencyUnit unit, int dayOfMonth) implements Serializable {

  /** The {@code dayOfMonth} of a series on the last day of its months. */
  public static final int LAST_DAY = 31;

  /** The greatest amount. */
  public static final int MAX_AMOUNT = 1_000_000;

  /** One index a step, for series without a calendar. */
  public static final Frequency INDEX = of(1, FrequencyUnit.INDEX);

  /** One hour. */
  public static final Frequency HOURLY = of(1, FrequencyUnit.HOUR);

  /** One calendar day. */
  public static final Frequency DAILY = of(1, FrequencyUnit.DAY);

  /** Monday to Friday. */
  public static final Frequency BUSINESS_DAILY = of(1, FrequencyUnit.BUSINESS_DAY);

  /** One week. */
  public static final Frequency WEEKLY = of(1, FrequencyUnit.WEEK);

  /** One calendar month. */
  public static final Frequency MONTHLY = of(1, FrequencyUnit.MONTH);

  /** One calendar quarter. */
  public static final Frequency QUARTERLY = of(1, FrequencyUnit.QUARTER);

  /** One calendar year. */
  public static final Frequency YEARLY = of(1, FrequencyUnit.YEAR);

  /** Checks the amount and the day. */
  public Frequency {
    Checks.between("amount", amount, 1, MAX_AMOUNT);
    Checks.required("unit", unit);
    Checks.that(
        dayOfMonth == 0 || (dayOfMonth >= 29 && dayOfMonth <= LAST_DAY && unit.months() > 0),
        "dayOfMonth",
        "must be 0, or 29 to 31 for months, quarters and years, was "
            + dayOfMonth
            + " for a "
            + unit.wireName());
  }

  /**
   * A frequency that keeps the day of the month.
   *
   * @param amount how many units a step has, 1 to 1,000,000
   * @param unit the unit
   */
  public Frequency(int amount, FrequencyUnit unit) {
    this(amount, unit, 0);
  }

  /**
   * A frequency.
   *
   * @param amount how many units a step has, 1 to 1,000,000
   * @param unit the unit
   * @return the frequency
   */
  public static Frequency of(int amount, FrequencyUnit unit) {
    return new Frequency(amount, unit, 0);
  }

  /**
   * The frequency that a short text names: an optional amount and a unit, such as {@code 15m},
   * {@code 1h}, {@code 1d}, {@code 1w}, {@code 1mo}, {@code 1q}, {@code 1y}, {@code 30s}, {@code
   * business-day}, {@code day} or {@code 2 weeks}. A step of months and more may end with the day
   * of the month it aims at: {@code 1mo@31} for month ends. Upper and lower case are the same.
   *
   * @param text the text
   * @return the frequency
   * @throws ValidationException if it is none; the message lists the units
   */
  public static Frequency parse(String text) {
    return FrequencyText.parse(text);
  }

  /**
   * The shortest text that {@link #parse(String)} reads back.
   *
   * @return such as {@code 15m} or {@code 1mo@31}
   */
  public String code() {
    return amount + unit.code() + (dayOfMonth == 0 ? "" : "@" + dayOfMonth);
  }

  /**
   * This frequency with steps that aim at a day of the month.
   *
   * @param day 29, 30, or 31 for the last day; 0 for none
   * @return the frequency
   */
  public Frequency onDayOfMonth(int day) {
    return new Frequency(amount, unit, day);
  }

  /**
   * How long a step is on average.
   *
   * @return the mean length, exact where it does not depend on the calendar
   */
  public Duration meanLength() {
    return unit.meanLength().multipliedBy(amount);
  }

  /**
   * The time stamp a number of steps after, or before, another. A step of business days that starts
   * on a weekend ends on the Monday after it, or backwards on the Friday before it. No steps lead
   * to the time stamp itself.
   *
   * @param epochMillis the time stamp to start from, in milliseconds since 1970-01-01T00:00Z
   * @param steps how many steps, negative for backwards
   * @param zone the zone whose calendar counts
   * @return the time stamp, in milliseconds since 1970-01-01T00:00Z
   * @throws ValidationException if it is too far away to be one
   */
  public long plus(long epochMillis, long steps, ZoneId zone) {
    try {
      return CalendarSteps.plus(this, epochMillis, steps, zone);
    } catch (ArithmeticException | DateTimeException e) {
      throw tooFar(steps + " steps of one " + this, e);
    }
  }

  /**
   * The start of the calendar bucket that a time stamp is in, for resampling. Buckets follow the
   * clock on the wall and the calendar of the zone:
   *
   * <ul>
   *   <li>seconds, minutes and hours are counted from 1970-01-01T00:00 local time, so that 6 hours
   *       begin at 0, 6, 12 and 18 o'clock; buckets of up to one hour are kept apart where the
   *       clock is set back, longer ones are then longer and, where it is set forward, shorter;
   *   <li>days begin at midnight, or at the first time after it where midnight is skipped; business
   *       days count a weekend to the Friday before it; weeks begin on Monday (ISO 8601);
   *   <li>months, quarters and years begin on their first day, whatever the {@code dayOfMonth};
   *   <li>buckets of several units are counted from the one that holds 1970-01-01, weeks from
   *       Monday 1970-01-05, months, quarters and years from year 0.
   * </ul>
   *
   * @param epochMillis the time stamp, in milliseconds since 1970-01-01T00:00Z
   * @param zone the zone whose calendar counts
   * @return the greatest start of a bucket that is not after it, in milliseconds since
   *     1970-01-01T00:00Z
   */
  public long floor(long epochMillis, ZoneId zone) {
    return CalendarBuckets.floor(this, epochMillis, zone);
  }

  /**
   * How many whole steps lead from one time stamp to another.
   *
   * @param fromMillis the first, in milliseconds since 1970-01-01T00:00Z
   * @param toMillis the other, in milliseconds since 1970-01-01T00:00Z
   * @param zone the zone whose calendar counts
   * @return the greatest k for which {@code plus(fromMillis, k, zone)} is not after {@code
   *     toMillis}; negative where that is before {@code fromMillis}
   * @throws ValidationException if they are too far apart
   */
  public long stepsBetween(long fromMillis, long toMillis, ZoneId zone) {
    try {
      return CalendarSteps.between(this, fromMillis, toMillis, zone);
    } catch (ArithmeticException | DateTimeException e) {
      throw tooFar("the steps from " + fromMillis + " to " + toMillis + " ms", e);
    }
  }

  private static ValidationException tooFar(String what, RuntimeException cause) {
    return new ValidationException(
        "steps", what + " lead beyond the time that can be told", FailureDetails.causedBy(cause));
  }

  /** Such as {@code day}, {@code 15 minutes} or {@code month (last day)}. */
  @Override
  public String toString() {
    String name = unit.wireName().replace('_', ' ');
    String text = amount == 1 ? name : amount + " " + name + "s";
    if (dayOfMonth == 0) {
      return text;
    }
    return text + (dayOfMonth == LAST_DAY ? " (last day)" : " (day " + dayOfMonth + ")");
  }
}
