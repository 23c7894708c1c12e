package com.signalcraft.forecast.holiday;

import com.signalcraft.common.Checks;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * When a business is open: hours of the week in local time, and days on which it is closed all the
 * same. Immutable; thread-safe where the calendar is.
 *
 * <pre>{@code
 * OpeningHours shop =
 *     OpeningHours.of(
 *             EnumSet.range(MONDAY, FRIDAY), LocalTime.of(9, 0), LocalTime.of(18, 30))
 *         .and(EnumSet.of(SATURDAY), LocalTime.of(10, 0), LocalTime.of(14, 0))
 *         .closedOn(CountryHolidays.of("DE", "BY"));
 * }</pre>
 *
 * @param shifts the hours, at least one
 * @param closed the days on which no shift begins
 */
public record OpeningHours(List<Shift> shifts, HolidayCalendar closed) implements Serializable {

  private static final HolidayCalendar NEVER = new Never();

  /**
   * Hours of one day of the week.
   *
   * @param day the day on which they begin
   * @param from when they begin, inclusive
   * @param to when they end, exclusive; on the next day where it is not after {@code from}, so that
   *     midnight is the end of the day and the same time twice a whole day
   */
  public record Shift(DayOfWeek day, LocalTime from, LocalTime to) implements Serializable {

    /** Checks that nothing is null. */
    public Shift {
      Checks.required("day", day);
      Checks.required("from", from);
      Checks.required("to", to);
    }

    private boolean holds(LocalDateTime at, LocalDate begun) {
      LocalDate ended = to.isAfter(from) ? begun : begun.plusDays(1);
      return begun.getDayOfWeek() == day
          && !at.isBefore(begun.atTime(from))
          && at.isBefore(ended.atTime(to));
    }
  }

  /** Checks and copies the shifts. */
  public OpeningHours {
    shifts = List.copyOf(Checks.required("shifts", shifts));
    Checks.that(!shifts.isEmpty(), "shifts", "must be at least 1");
    Checks.required("closed", closed);
  }

  /**
   * The same hours on some days of the week.
   *
   * @param days the days
   * @param from when they begin, inclusive
   * @param to when they end, exclusive; midnight for the end of the day
   * @return the hours, never closed otherwise
   */
  public static OpeningHours of(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    return new OpeningHours(shifts(days, from, to), NEVER);
  }

  /**
   * These hours and others.
   *
   * @param days the days of the others
   * @param from when they begin, inclusive
   * @param to when they end, exclusive; midnight for the end of the day
   * @return all of them
   */
  public OpeningHours and(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    List<Shift> all = new ArrayList<>(shifts);
    all.addAll(shifts(days, from, to));
    return new OpeningHours(all, closed);
  }

  private static List<Shift> shifts(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    Checks.required("days", days);
    Checks.that(!days.isEmpty(), "days", "must be at least 1");
    return EnumSet.copyOf(days).stream().map(day -> new Shift(day, from, to)).toList();
  }

  /**
   * These hours, but for some days; what runs past midnight counts to the day before.
   *
   * @param calendar the days on which the business is closed
   * @return the hours
   */
  public OpeningHours closedOn(HolidayCalendar calendar) {
    return new OpeningHours(shifts, Checks.required("calendar", calendar));
  }

  /**
   * Whether the business is open.
   *
   * @param at when
   * @param zone the zone whose clock its hours follow
   * @return true if it is
   */
  public boolean isOpen(Instant at, ZoneId zone) {
    LocalDateTime local = at.atZone(zone).toLocalDateTime();
    for (LocalDate begun : List.of(local.toLocalDate().minusDays(1), local.toLocalDate())) {
      for (Shift shift : shifts) {
        if (shift.holds(local, begun) && closed.between(begun, begun).isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  /** No holidays. */
  private record Never() implements HolidayCalendar {
    @Override
    public List<Holiday> between(LocalDate first, LocalDate last) {
      return List.of();
    }
  }
}
