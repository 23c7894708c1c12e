package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.forecast.holiday.Holiday;
import com.signalcraft.forecast.holiday.HolidayCalendar;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Whether a local day is a holiday, asking the calendar once a year. Not thread-safe. */
final class Holidays {

  private final Optional<HolidayCalendar> calendar;
  private final Set<Long> days = new HashSet<>();
  private long day = Long.MIN_VALUE;
  private boolean holiday;
  private int year = Integer.MIN_VALUE;

  Holidays(Optional<HolidayCalendar> calendar) {
    this.calendar = calendar;
  }

  /** Whether the day, counted from 1970-01-01, is one. */
  boolean contains(long epochDay) {
    if (epochDay != day && calendar.isPresent()) {
      day = epochDay;
      LocalDate date = LocalDate.ofEpochDay(epochDay);
      if (date.getYear() != year) {
        year = date.getYear();
        days.clear();
        LocalDate first = LocalDate.of(year, 1, 1);
        for (Holiday each : calendar.get().between(first, first.plusYears(1).minusDays(1))) {
          days.add(each.date().toEpochDay());
        }
      }
      holiday = days.contains(epochDay);
    }
    return holiday;
  }
}
