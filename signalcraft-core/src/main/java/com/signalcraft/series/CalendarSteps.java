package com.signalcraft.series;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Arithmetic in steps of a frequency: constant time for any number of steps. */
final class CalendarSteps {

  private CalendarSteps() {}

  static long plus(Frequency frequency, long epochMillis, long steps, ZoneId zone) {
    FrequencyUnit unit = frequency.unit();
    long units = Math.multiplyExact(steps, (long) frequency.amount());
    if (!unit.isCalendar()) {
      return Math.addExact(epochMillis, Math.multiplyExact(units, unit.elapsedMillis()));
    }
    if (steps == 0) {
      return epochMillis;
    }
    ZonedDateTime start = Instant.ofEpochMilli(epochMillis).atZone(zone);
    LocalDate date = plus(frequency, start.toLocalDate(), units);
    // Not start.with(date), which would prefer the offset of the start in a repeated hour.
    return date.atTime(start.toLocalTime()).atZone(zone).toInstant().toEpochMilli();
  }

  private static LocalDate plus(Frequency frequency, LocalDate date, long units) {
    FrequencyUnit unit = frequency.unit();
    return switch (unit) {
      case WEEK -> date.plusWeeks(units);
      case BUSINESS_DAY -> plusBusinessDays(date, units);
      case MONTH, QUARTER, YEAR ->
          plusMonths(date, Math.multiplyExact(units, (long) unit.months()), frequency.dayOfMonth());
      default -> date.plusDays(units);
    };
  }

  private static LocalDate plusMonths(LocalDate date, long months, int dayOfMonth) {
    if (dayOfMonth == 0) {
      return date.plusMonths(months);
    }
    YearMonth month = YearMonth.from(date).plusMonths(months);
    return month.atDay(Math.min(dayOfMonth, month.lengthOfMonth()));
  }

  private static LocalDate plusBusinessDays(LocalDate date, long days) {
    long number = businessDayNumber(date);
    boolean weekend = date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    // A weekend has the number of the Friday before it, which is one step back already.
    long from = weekend && days < 0 ? number + 1 : number;
    return dateOfBusinessDay(Math.addExact(from, days));
  }

  /**
   * A running number of the business days, 0 on Monday 1970-01-05; a weekend has that of its
   * Friday.
   */
  static long businessDayNumber(LocalDate date) {
    long sinceMonday = date.toEpochDay() - CalendarBuckets.FIRST_MONDAY;
    return Math.floorDiv(sinceMonday, 7L) * 5 + Math.min(4, Math.floorMod(sinceMonday, 7L));
  }

  static LocalDate dateOfBusinessDay(long number) {
    long sinceMonday =
        Math.addExact(Math.multiplyExact(Math.floorDiv(number, 5L), 7L), Math.floorMod(number, 5L));
    return LocalDate.ofEpochDay(Math.addExact(sinceMonday, CalendarBuckets.FIRST_MONDAY));
  }

  static long between(Frequency frequency, long fromMillis, long toMillis, ZoneId zone) {
    FrequencyUnit unit = frequency.unit();
    if (!unit.isCalendar()) {
      return Math.floorDiv(
          Math.subtractExact(toMillis, fromMillis), frequency.amount() * unit.elapsedMillis());
    }
    LocalDate from = Instant.ofEpochMilli(fromMillis).atZone(zone).toLocalDate();
    LocalDate to = Instant.ofEpochMilli(toMillis).atZone(zone).toLocalDate();
    long steps = Math.floorDiv(unitsBetween(unit, from, to), (long) frequency.amount());
    // The dates alone are off by the time of day, the day of the month or a weekend: a step or two.
    while (plus(frequency, fromMillis, steps, zone) > toMillis) {
      steps--;
    }
    while (plus(frequency, fromMillis, steps + 1, zone) <= toMillis) {
      steps++;
    }
    return steps;
  }

  private static long unitsBetween(FrequencyUnit unit, LocalDate from, LocalDate to) {
    return switch (unit) {
      case WEEK -> Math.floorDiv(to.toEpochDay() - from.toEpochDay(), 7L);
      case BUSINESS_DAY -> businessDayNumber(to) - businessDayNumber(from);
      case MONTH, QUARTER, YEAR ->
          Math.floorDiv(monthNumber(to) - monthNumber(from), (long) unit.months());
      default -> to.toEpochDay() - from.toEpochDay();
    };
  }

  /** A running number of the months, 0 in January of year 0. */
  static long monthNumber(LocalDate date) {
    return date.getYear() * 12L + date.getMonthValue() - 1;
  }
}
