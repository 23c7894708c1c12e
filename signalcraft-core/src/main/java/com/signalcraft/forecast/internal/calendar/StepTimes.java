package com.signalcraft.forecast.internal.calendar;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.holiday.Holiday;
import com.signalcraft.forecast.holiday.OpeningHours;
import com.signalcraft.forecast.holiday.OpeningHours.Shift;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which steps of a frequency are within opening hours. A step shorter than a day is if any part of
 * it is, a step of a day if a shift begins on that day. Immutable.
 */
final class StepTimes {

  /** What a step is to opening hours. */
  enum Kind {
    /** Outside of the hours of the week. */
    CLOSED,
    /** Within the hours of the week, but on a day on which the business is closed. */
    HOLIDAY,
    /** Open. */
    OPEN
  }

  private static final long DAY = 86_400;
  private static final long WEEK = 7 * DAY;

  private final OpeningHours hours;
  private final ZoneId zone;

  /** The length of a step in seconds; a day counts from midnight, whatever the time of day. */
  private final long length;

  /** For each shift its first second of the week, from Monday 0:00 on, and how long it is. */
  private final long[] begins;

  private final long[] lengths;

  StepTimes(OpeningHours hours, Frequency frequency, ZoneId zone) {
    this.hours = hours;
    this.zone = zone;
    this.length = length(frequency);
    List<Shift> shifts = hours.shifts();
    this.begins = new long[shifts.size()];
    this.lengths = new long[shifts.size()];
    for (int i = 0; i < begins.length; i++) {
      Shift shift = shifts.get(i);
      long from = shift.from().toSecondOfDay();
      long to = shift.to().toSecondOfDay();
      begins[i] = (shift.day().getValue() - 1) * DAY + from;
      lengths[i] = to > from ? to - from : to - from + DAY;
    }
  }

  private static long length(Frequency frequency) {
    FrequencyUnit unit = frequency.unit();
    boolean days = unit == FrequencyUnit.DAY || unit == FrequencyUnit.BUSINESS_DAY;
    boolean shorter =
        unit != FrequencyUnit.INDEX
            && !unit.isCalendar()
            && DAY % frequency.meanLength().toSeconds() == 0;
    Checks.that(
        shorter || (days && frequency.amount() == 1),
        "frequency",
        "must be a day or a part of it for opening hours, was " + frequency);
    return days ? DAY : frequency.meanLength().toSeconds();
  }

  boolean daily() {
    return length == DAY;
  }

  /** What each of some steps is. */
  Kind[] kinds(long[] epochMillis) {
    Kind[] kinds = new Kind[epochMillis.length];
    if (kinds.length == 0) {
      return kinds;
    }
    Set<LocalDate> closed = new HashSet<>();
    LocalDate first = local(epochMillis[0]).toLocalDate().minusDays(1);
    LocalDate last = local(epochMillis[epochMillis.length - 1]).toLocalDate().plusDays(1);
    for (Holiday holiday : hours.closed().between(first, last)) {
      closed.add(holiday.date());
    }
    for (int i = 0; i < kinds.length; i++) {
      kinds[i] = kind(local(epochMillis[i]), closed);
    }
    return kinds;
  }

  private LocalDateTime local(long epochMillis) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMillis), zone);
  }

  private Kind kind(LocalDateTime at, Set<LocalDate> closed) {
    LocalDateTime start = daily() ? at.truncatedTo(ChronoUnit.DAYS) : at;
    long second = (start.getDayOfWeek().getValue() - 1) * DAY + start.toLocalTime().toSecondOfDay();
    Kind kind = Kind.CLOSED;
    for (int i = 0; i < begins.length; i++) {
      // How long after the shift's beginning the step begins; negative where it is the later one.
      long after = Math.floorMod(second - begins[i], WEEK);
      long before = after - WEEK;
      boolean during = !daily() && after < lengths[i];
      boolean beginsWithin = before > -length || after == 0;
      if (during || beginsWithin) {
        long offset = during ? after : before > -length ? before : 0;
        LocalDate begun = start.minusSeconds(offset).toLocalDate();
        if (!closed.contains(begun)) {
          return Kind.OPEN;
        }
        kind = Kind.HOLIDAY;
      }
    }
    return kind;
  }
}
