package com.signalcraft.examples.report.chart;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Ticks of a time axis at the calendar's own boundaries, in the zone of the data. */
final class TimeTicks {

  private static final DateTimeFormatter YEAR = pattern("uuuu");
  private static final DateTimeFormatter MONTH = pattern("MMM");
  private static final DateTimeFormatter MONTH_YEAR = pattern("MMM uuuu");
  private static final DateTimeFormatter DAY = pattern("d MMM");
  private static final DateTimeFormatter DAY_YEAR = pattern("d MMM uuuu");
  private static final DateTimeFormatter DAY_TIME = pattern("d MMM HH:mm");
  private static final DateTimeFormatter TIME = pattern("HH:mm");

  /** A distance of ticks that is natural on a calendar, from the finest to the coarsest. */
  private record Step(int amount, ChronoUnit unit) {
    double approximateMillis() {
      return amount * (double) unit.getDuration().toMillis();
    }

    LocalDateTime floor(LocalDateTime time) {
      return switch (unit) {
        case MINUTES -> time.truncatedTo(ChronoUnit.HOURS);
        case HOURS -> time.truncatedTo(ChronoUnit.DAYS);
        case DAYS -> time.truncatedTo(ChronoUnit.DAYS);
        case WEEKS ->
            time.truncatedTo(ChronoUnit.DAYS)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        case MONTHS -> time.truncatedTo(ChronoUnit.DAYS).withDayOfYear(1);
        default ->
            time.truncatedTo(ChronoUnit.DAYS)
                .withDayOfYear(1)
                .withYear(Math.floorDiv(time.getYear(), amount) * amount);
      };
    }

    LocalDateTime next(LocalDateTime time) {
      return time.plus(amount, unit);
    }
  }

  private static final List<Step> STEPS =
      List.of(
          new Step(1, ChronoUnit.MINUTES),
          new Step(5, ChronoUnit.MINUTES),
          new Step(15, ChronoUnit.MINUTES),
          new Step(30, ChronoUnit.MINUTES),
          new Step(1, ChronoUnit.HOURS),
          new Step(3, ChronoUnit.HOURS),
          new Step(6, ChronoUnit.HOURS),
          new Step(12, ChronoUnit.HOURS),
          new Step(1, ChronoUnit.DAYS),
          new Step(2, ChronoUnit.DAYS),
          new Step(1, ChronoUnit.WEEKS),
          new Step(2, ChronoUnit.WEEKS),
          new Step(1, ChronoUnit.MONTHS),
          new Step(2, ChronoUnit.MONTHS),
          new Step(3, ChronoUnit.MONTHS),
          new Step(6, ChronoUnit.MONTHS),
          new Step(1, ChronoUnit.YEARS),
          new Step(2, ChronoUnit.YEARS),
          new Step(5, ChronoUnit.YEARS),
          new Step(10, ChronoUnit.YEARS),
          new Step(20, ChronoUnit.YEARS),
          new Step(50, ChronoUnit.YEARS),
          new Step(100, ChronoUnit.YEARS));

  private TimeTicks() {}

  /**
   * Ticks within a span.
   *
   * @param from the first moment, in epoch milliseconds
   * @param to the last moment, in epoch milliseconds, not before the first
   * @param zone the zone whose calendar counts
   * @param most the greatest number of ticks wanted, at least 2
   * @return at most about so many ticks, in order of time; one at least
   */
  static List<Tick> within(long from, long to, ZoneId zone, int most) {
    Step step = step(to - from, most);
    List<Tick> ticks = new ArrayList<>();
    LocalDateTime time = step.floor(local(from, zone));
    ZonedDateTime previous = null;
    for (; millis(time, zone) <= to; time = step.next(time)) {
      long at = millis(time, zone);
      // Where clocks go forward, two local times may be the same instant.
      if (at >= from && (previous == null || at > previous.toInstant().toEpochMilli())) {
        ZonedDateTime now = Instant.ofEpochMilli(at).atZone(zone);
        ticks.add(new Tick((double) at, label(now, previous, step.unit())));
        previous = now;
      }
    }
    if (ticks.isEmpty()) {
      ticks.add(new Tick((double) from, DAY_YEAR.format(local(from, zone))));
    }
    return ticks;
  }

  private static Step step(long span, int most) {
    for (Step step : STEPS) {
      if (span / step.approximateMillis() <= most - 1) {
        return step;
      }
    }
    return STEPS.get(STEPS.size() - 1);
  }

  /** The coarser part of the date is written where it changes, and at the first tick. */
  private static String label(
      ZonedDateTime now, @Nullable ZonedDateTime previous, ChronoUnit unit) {
    boolean newYear = previous == null || previous.getYear() != now.getYear();
    return switch (unit) {
      case MINUTES, HOURS -> {
        boolean newDay = previous == null || !previous.toLocalDate().equals(now.toLocalDate());
        boolean midnight = now.toLocalTime().equals(LocalTime.MIDNIGHT);
        yield (midnight ? DAY : newDay ? DAY_TIME : TIME).format(now);
      }
      case DAYS, WEEKS -> (newYear ? DAY_YEAR : DAY).format(now);
      case MONTHS -> (newYear ? MONTH_YEAR : MONTH).format(now);
      default -> YEAR.format(now);
    };
  }

  private static LocalDateTime local(long epochMillis, ZoneId zone) {
    return Instant.ofEpochMilli(epochMillis).atZone(zone).toLocalDateTime();
  }

  private static long millis(LocalDateTime time, ZoneId zone) {
    return time.atZone(zone).toInstant().toEpochMilli();
  }

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
