package com.signalcraft.forecast.internal.calendar;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.holiday.Holiday;
import com.signalcraft.forecast.holiday.HolidayCalendar;
import com.signalcraft.forecast.holiday.OpeningHours;
import com.signalcraft.forecast.holiday.OpeningHours.Shift;
import com.signalcraft.series.TimeSeries;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Opening hours within a kept state; of their calendar the days near the history. Stateless. */
final class StoredHours {

  private static final int YEARS_AHEAD = 10;
  private static final int MAX_SHIFTS = 10_000;
  private static final int MAX_DAYS = 4_000_000;
  private static final int LAST_SECOND = 86_399;

  private StoredHours() {}

  static void write(StateWriter out, OpeningHours hours, TimeSeries history) {
    out.put(hours.shifts().size());
    for (Shift shift : hours.shifts()) {
      out.put(shift.day().name()).put(shift.from().toSecondOfDay()).put(shift.to().toSecondOfDay());
    }
    LocalDate first = dayOf(history, 0).minusDays(1);
    LocalDate last = dayOf(history, history.size() - 1).plusYears(YEARS_AHEAD);
    int[] days =
        hours.closed().between(first, last).stream()
            .mapToInt(holiday -> Math.toIntExact(holiday.date().toEpochDay()))
            .distinct()
            .toArray();
    out.put(first.toEpochDay()).put(last.toEpochDay()).putCounted(days);
  }

  private static LocalDate dayOf(TimeSeries history, int index) {
    return history.instantAt(index).atZone(history.zone()).toLocalDate();
  }

  static OpeningHours read(StateReader in) {
    int count = in.getInt(1, MAX_SHIFTS);
    List<Shift> shifts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      shifts.add(
          new Shift(
              in.getConstant(DayOfWeek.class),
              LocalTime.ofSecondOfDay(in.getInt(0, LAST_SECOND)),
              LocalTime.ofSecondOfDay(in.getInt(0, LAST_SECOND))));
    }
    return new OpeningHours(
        shifts,
        new KnownDays(
            LocalDate.ofEpochDay(in.getLong()),
            LocalDate.ofEpochDay(in.getLong()),
            Arrays.stream(in.getInts(MAX_DAYS)).mapToObj(LocalDate::ofEpochDay).toList()));
  }

  /** Days that were saved, and between which days they are all. */
  private record KnownDays(LocalDate from, LocalDate to, List<LocalDate> days)
      implements HolidayCalendar {

    @Override
    public List<Holiday> between(LocalDate first, LocalDate last) {
      Checks.that(
          !first.isBefore(from) && !last.isAfter(to.plusDays(1)),
          "horizon",
          "must end before " + to + ", up to which the saved model knows its closed days");
      return days.stream()
          .filter(day -> !day.isBefore(first) && !day.isAfter(last))
          .map(day -> new Holiday("closed", day))
          .toList();
    }
  }
}
