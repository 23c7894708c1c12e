package com.signalcraft.series;

import com.signalcraft.common.Checks;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The regular distance between two observations: so many units. Steps of a day and more follow the
 * calendar of a zone, so that noon stays noon over a change to summer time. Immutable.
 *
 * @param amount how many units a step has, 1 to 1,000,000
 * @param unit the unit
 */
public record Frequency(int amount, FrequencyUnit unit) {

  /** One index a step, for series without a calendar. */
  public static final Frequency INDEX = new Frequency(1, FrequencyUnit.INDEX);

  /** One hour. */
  public static final Frequency HOURLY = new Frequency(1, FrequencyUnit.HOUR);

  /** One calendar day. */
  public static final Frequency DAILY = new Frequency(1, FrequencyUnit.DAY);

  /** Monday to Friday. */
  public static final Frequency BUSINESS_DAILY = new Frequency(1, FrequencyUnit.BUSINESS_DAY);

  /** One week. */
  public static final Frequency WEEKLY = new Frequency(1, FrequencyUnit.WEEK);

  /** One calendar month. */
  public static final Frequency MONTHLY = new Frequency(1, FrequencyUnit.MONTH);

  /** One calendar quarter. */
  public static final Frequency QUARTERLY = new Frequency(1, FrequencyUnit.QUARTER);

  /** One calendar year. */
  public static final Frequency YEARLY = new Frequency(1, FrequencyUnit.YEAR);

  /** Checks the amount. */
  public Frequency {
    Checks.between("amount", amount, 1, 1_000_000);
    Checks.required("unit", unit);
  }

  /**
   * A frequency.
   *
   * @param amount how many units a step has, 1 to 1,000,000
   * @param unit the unit
   * @return the frequency
   */
  public static Frequency of(int amount, FrequencyUnit unit) {
    return new Frequency(amount, unit);
  }

  /**
   * The time stamp a number of steps after, or before, another.
   *
   * @param epochMillis the time stamp to start from, in milliseconds since 1970-01-01T00:00Z
   * @param steps how many steps, negative for backwards
   * @param zone the zone whose calendar counts
   * @return the time stamp, in milliseconds since 1970-01-01T00:00Z
   */
  public long plus(long epochMillis, long steps, ZoneId zone) {
    long units = Math.multiplyExact(steps, amount);
    return switch (unit) {
      case INDEX -> epochMillis + units;
      case SECOND -> epochMillis + units * 1_000L;
      case MINUTE -> epochMillis + units * 60_000L;
      case HOUR -> epochMillis + units * 3_600_000L;
      case DAY -> millis(at(epochMillis, zone).plusDays(units));
      case BUSINESS_DAY -> millis(plusBusinessDays(at(epochMillis, zone), units));
      case WEEK -> millis(at(epochMillis, zone).plusWeeks(units));
      case MONTH -> millis(at(epochMillis, zone).plusMonths(units));
      case QUARTER -> millis(at(epochMillis, zone).plusMonths(Math.multiplyExact(3L, units)));
      case YEAR -> millis(at(epochMillis, zone).plusYears(units));
    };
  }

  private static ZonedDateTime plusBusinessDays(ZonedDateTime start, long units) {
    ZonedDateTime day = start;
    long left = Math.abs(units);
    int direction = units < 0 ? -1 : 1;
    while (left > 0) {
      day = day.plusDays(direction);
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
        left--;
      }
    }
    return day;
  }

  private static ZonedDateTime at(long epochMillis, ZoneId zone) {
    return Instant.ofEpochMilli(epochMillis).atZone(zone);
  }

  private static long millis(ZonedDateTime time) {
    return time.toInstant().toEpochMilli();
  }

  /** Such as {@code day} or {@code 15 minutes}. */
  @Override
  public String toString() {
    String name = unit.wireName().replace('_', ' ');
    return amount == 1 ? name : amount + " " + name + "s";
  }
}
