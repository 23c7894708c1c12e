package com.signalcraft.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rarer and slower ways to write a date: with names, by quarter, with a region, by pattern. */
final class WrittenDates {

  private static final Pattern QUARTER = Pattern.compile("(\\d{4})-?[Qq]([1-4])");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})[-/](0[1-9]|1[0-2])");

  private static final List<DateTimeFormatter> NAMED_MONTHS =
      List.of(
          english("d MMM uuuu[ H:mm[:ss]]"),
          english("d-MMM-uuuu[ H:mm[:ss]]"),
          english("d MMMM uuuu[ H:mm[:ss]]"),
          english("MMM d, uuuu[ H:mm[:ss]]"),
          english("MMMM d, uuuu[ H:mm[:ss]]"));

  private WrittenDates() {}

  /**
   * A date or time in one of the unambiguous ways: a {@link LocalDateTime}, or an {@link Instant}
   * where it has an offset or a zone.
   */
  static Optional<TemporalAccessor> find(String text) {
    Matcher quarter = QUARTER.matcher(text);
    if (quarter.matches()) {
      Month month = Month.of(3 * Integer.parseInt(quarter.group(2)) - 2);
      return Optional.of(LocalDate.of(year(quarter), month, 1).atStartOfDay());
    }
    Matcher month = MONTH.matcher(text);
    if (month.matches()) {
      int number = Integer.parseInt(month.group(2));
      return Optional.of(LocalDate.of(year(month), number, 1).atStartOfDay());
    }
    if (text.endsWith("]")) {
      return parsed(DateTimeFormatter.ISO_ZONED_DATE_TIME, text);
    }
    return NAMED_MONTHS.stream().flatMap(formatter -> parsed(formatter, text).stream()).findFirst();
  }

  /** A date or time as a formatter reads it; empty where it does not. */
  static Optional<TemporalAccessor> parsed(DateTimeFormatter formatter, String text) {
    try {
      TemporalAccessor found = formatter.parse(text);
      if (found.isSupported(ChronoField.INSTANT_SECONDS)) {
        return Optional.of(Instant.from(found));
      }
      LocalDateTime local = local(found);
      boolean zoned = found.query(TemporalQueries.zone()) != null;
      return Optional.of(
          zoned ? ZonedDateTime.of(local, found.query(TemporalQueries.zone())).toInstant() : local);
    } catch (DateTimeException e) {
      // Not of this format, which is an answer: the row is then reported as bad.
      return Optional.empty();
    }
  }

  /** Midnight where there is no time of day, the first day where there is none. */
  private static LocalDateTime local(TemporalAccessor found) {
    LocalTime time = found.query(TemporalQueries.localTime());
    LocalDate date = found.query(TemporalQueries.localDate());
    if (date == null) {
      date =
          found.isSupported(ChronoField.MONTH_OF_YEAR)
              ? YearMonth.from(found).atDay(1)
              : Year.from(found).atDay(1);
    }
    return time == null ? date.atStartOfDay() : date.atTime(time);
  }

  private static int year(Matcher matcher) {
    return Integer.parseInt(matcher.group(1));
  }

  private static DateTimeFormatter english(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }
}
