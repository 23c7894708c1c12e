package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.forecast.holiday.Holiday;
import com.signalcraft.forecast.prophet.HolidayEffect;
import com.signalcraft.forecast.prophet.HolidayOptions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Which holiday effects a day has. Stateless. */
final class HolidayDays {

  private HolidayDays() {}

  /** The effects of the names that are listed, or that the calendar gives in the history. */
  static List<HolidayColumn> columns(HolidayOptions options, Observations observations) {
    Set<String> names = new HashSet<>();
    options.days().forEach(day -> names.add(day.name()));
    if (names.isEmpty() && options.calendar().isEmpty()) {
      return List.of();
    }
    LocalDate first = dateOf(observations.firstWall());
    LocalDate last = dateOf(observations.lastWall());
    calendarDays(options, first, last, name -> true).forEach(day -> names.add(day.name()));
    List<HolidayColumn> columns = new ArrayList<>();
    for (String name : names) {
      HolidayEffect effect = effectOf(options, name);
      double prior = effect.priorScale().orElse(options.priorScale());
      for (int offset = -effect.daysBefore(); offset <= effect.daysAfter(); offset++) {
        columns.add(new HolidayColumn(name, offset, prior));
      }
    }
    columns.sort(Comparator.comparing(HolidayColumn::name).thenComparingInt(HolidayColumn::offset));
    return List.copyOf(columns);
  }

  /**
   * The effects of the days of a span.
   *
   * @param columns the effects that there are
   * @param firstColumn the number of the first of them
   * @return the numbers of a day's effects, by its number from 1970-01-01 on; none for most days
   */
  static Map<Long, int[]> byDay(
      HolidayOptions options, List<HolidayColumn> columns, int firstColumn, long[] wall) {
    Map<Long, int[]> byDay = new HashMap<>();
    if (columns.isEmpty() || wall.length == 0) {
      return byDay;
    }
    Map<String, List<Integer>> byName = new HashMap<>();
    for (int j = 0; j < columns.size(); j++) {
      byName.computeIfAbsent(columns.get(j).name(), name -> new ArrayList<>()).add(j);
    }
    LocalDate first = dateOf(LongStream.of(wall).min().orElseThrow());
    LocalDate last = dateOf(LongStream.of(wall).max().orElseThrow());
    List<Holiday> days = new ArrayList<>(options.days());
    days.addAll(calendarDays(options, first, last, byName::containsKey));
    for (Holiday day : days) {
      for (int j : byName.getOrDefault(day.name(), List.of())) {
        long at = day.date().toEpochDay() + columns.get(j).offset();
        if (at >= first.toEpochDay() && at <= last.toEpochDay()) {
          byDay.merge(at, new int[] {firstColumn + j}, HolidayDays::union);
        }
      }
    }
    return byDay;
  }

  /** The days of the calendar whose effects reach into a span. */
  private static List<Holiday> calendarDays(
      HolidayOptions options, LocalDate first, LocalDate last, Predicate<String> wanted) {
    if (options.calendar().isEmpty()) {
      return List.of();
    }
    int before = 0;
    int after = 0;
    for (HolidayEffect effect : options.effects()) {
      before = Math.max(before, effect.daysBefore());
      after = Math.max(after, effect.daysAfter());
    }
    List<Holiday> reaching = new ArrayList<>();
    for (Holiday day :
        options.calendar().get().between(first.minusDays(after), last.plusDays(before))) {
      HolidayEffect effect = effectOf(options, day.name());
      if (wanted.test(day.name())
          && !day.date().plusDays(effect.daysAfter()).isBefore(first)
          && !day.date().minusDays(effect.daysBefore()).isAfter(last)) {
        reaching.add(day);
      }
    }
    return reaching;
  }

  private static HolidayEffect effectOf(HolidayOptions options, String name) {
    for (HolidayEffect effect : options.effects()) {
      if (effect.name().equals(name)) {
        return effect;
      }
    }
    return HolidayEffect.of(name, 0, 0);
  }

  /** A day listed twice has its effect once. */
  private static int[] union(int[] some, int[] others) {
    return LongStream.concat(
            Arrays.stream(some).asLongStream(), Arrays.stream(others).asLongStream())
        .distinct()
        .mapToInt(Math::toIntExact)
        .toArray();
  }

  private static LocalDate dateOf(long wall) {
    return LocalDate.ofEpochDay(dayOf(wall));
  }

  /** The number of the local day, counted from 1970-01-01. */
  static long dayOf(long wall) {
    return Math.floorDiv(wall, WallClock.DAY);
  }
}
