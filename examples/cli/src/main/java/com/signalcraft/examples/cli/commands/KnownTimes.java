package com.signalcraft.examples.cli.commands;

import com.signalcraft.anomaly.KnownEvent;
import com.signalcraft.anomaly.QuietHours;
import com.signalcraft.common.TimeRange;
import com.signalcraft.examples.cli.CliFailure;
import com.signalcraft.examples.cli.ExitCode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads quiet hours and known events as they are typed. Stateless. */
final class KnownTimes {

  private static final String MIDNIGHT = "24:00";

  private KnownTimes() {}

  /**
   * Quiet hours.
   *
   * @param text {@code [NAME=][DAYS@]FROM-TO}, such as {@code night=mon-fri@22:00-06:00}
   */
  static QuietHours quietHours(String text) {
    try {
      int name = text.indexOf('=');
      String rest = text.substring(name + 1);
      int at = rest.indexOf('@');
      List<DayOfWeek> days = at < 0 ? List.of(DayOfWeek.values()) : days(rest.substring(0, at));
      String[] ends = rest.substring(at + 1).split("-", -1);
      if (ends.length != 2) {
        throw new DateTimeException("no FROM-TO");
      }
      LocalTime to =
          ends[1].strip().equals(MIDNIGHT) ? LocalTime.MIDNIGHT : LocalTime.parse(ends[1].strip());
      return new QuietHours(
          name < 0 ? "quiet hours" : text.substring(0, name),
          days,
          LocalTime.parse(ends[0].strip()),
          to);
    } catch (DateTimeException e) {
      throw new CliFailure(
          ExitCode.USAGE,
          "--quiet-hours: \""
              + text
              + "\" is not [NAME=][DAYS@]FROM-TO, such as 22:00-06:00 or night=mon-fri@22:00-06:00",
          e);
    }
  }

  private static List<DayOfWeek> days(String text) {
    List<DayOfWeek> days = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] ends = part.split("-", -1);
      DayOfWeek first = day(ends[0]);
      DayOfWeek last = day(ends[ends.length - 1]);
      if (ends.length > 2) {
        throw new DateTimeException("not a span of days");
      }
      for (DayOfWeek day = first; ; day = day.plus(1)) {
        days.add(day);
        if (day == last) {
          break;
        }
      }
    }
    return days;
  }

  private static DayOfWeek day(String text) {
    String name = text.strip().toUpperCase(Locale.ROOT);
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> name.length() >= 3 && day.name().startsWith(name))
        .findFirst()
        .orElseThrow(() -> new DateTimeException("no day of the week"));
  }

  /**
   * A known event.
   *
   * @param text {@code [NAME=]FROM/TO}, dates or date-times
   * @param zone whose local time is meant where there is no offset
   */
  static KnownEvent event(String text, ZoneId zone) {
    try {
      int name = text.indexOf('=');
      String[] ends = text.substring(name + 1).split("/", -1);
      if (ends.length != 2) {
        throw new DateTimeException("no FROM/TO");
      }
      return new KnownEvent(
          name < 0 ? "known event" : text.substring(0, name),
          TimeRange.of(instant(ends[0].strip(), zone), instant(ends[1].strip(), zone)));
    } catch (DateTimeException e) {
      throw new CliFailure(
          ExitCode.USAGE,
          "--event: \""
              + text
              + "\" is not [NAME=]FROM/TO, such as sale=2024-11-29/2024-12-02 or"
              + " 2024-11-29T08:00/2024-11-29T20:00",
          e);
    }
  }

  private static Instant instant(String text, ZoneId zone) {
    if (!text.contains("T")) {
      return LocalDate.parse(text).atStartOfDay(zone).toInstant();
    }
    boolean offset = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d");
    return offset
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).atZone(zone).toInstant();
  }
}
