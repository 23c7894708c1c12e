package com.signalcraft.examples.report.kpi;

import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The mean of a season's values in each part of its cycle, such as on each day of the week.
 *
 * @param names the parts' short names
 * @param longNames the parts' names in full
 * @param values one mean for each part
 */
@SuppressWarnings("ArrayRecordComponent") // short-lived, within this package
record Cycle(List<String> names, List<String> longNames, double[] values) {

  /** The cycle of a season known by name; empty for another, or where a part has no value. */
  static Optional<Cycle> of(String season, TimeSeries series, double[] values) {
    return switch (season) {
      case "daily" -> of(hours(false), hours(true), series, values, time -> time.getHour());
      case "weekly" ->
          of(
              days(TextStyle.SHORT),
              days(TextStyle.FULL),
              series,
              values,
              time -> time.getDayOfWeek().getValue() - 1);
      case "yearly" ->
          isQuarterly(series)
              ? of(quarters(), quarters(), series, values, time -> (time.getMonthValue() - 1) / 3)
              : of(
                  months(TextStyle.NARROW),
                  months(TextStyle.FULL),
                  series,
                  values,
                  time -> time.getMonthValue() - 1);
      default -> Optional.empty();
    };
  }

  private static Optional<Cycle> of(
      List<String> names,
      List<String> longNames,
      TimeSeries series,
      double[] values,
      ToIntFunction<ZonedDateTime> part) {
    double[] sums = new double[names.size()];
    int[] counts = new int[names.size()];
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        int index = part.applyAsInt(series.instantAt(i).atZone(series.zone()));
        sums[index] += values[i];
        counts[index]++;
      }
    }
    // Business days have no Saturday: parts at the end that never occur are left out.
    int used = counts.length;
    while (used > 0 && counts[used - 1] == 0) {
      used--;
    }
    double[] means = new double[used];
    for (int i = 0; i < used; i++) {
      if (counts[i] == 0) {
        return Optional.empty();
      }
      means[i] = sums[i] / counts[i];
    }
    return used < 2
        ? Optional.empty()
        : Optional.of(new Cycle(names.subList(0, used), longNames.subList(0, used), means));
  }

  private static boolean isQuarterly(TimeSeries series) {
    return series.frequency().map(f -> f.unit() == FrequencyUnit.QUARTER).orElse(false);
  }

  private static List<String> hours(boolean full) {
    return IntStream.range(0, 24)
        .mapToObj(hour -> String.format(Locale.ROOT, full ? "%02d:00" : "%d", hour))
        .toList();
  }

  private static List<String> days(TextStyle style) {
    return Stream.of(DayOfWeek.values())
        .map(day -> day.getDisplayName(style, Locale.ENGLISH))
        .toList();
  }

  private static List<String> months(TextStyle style) {
    return Stream.of(Month.values())
        .map(month -> month.getDisplayName(style, Locale.ENGLISH))
        .toList();
  }

  private static List<String> quarters() {
    return List.of("Q1", "Q2", "Q3", "Q4");
  }
}
