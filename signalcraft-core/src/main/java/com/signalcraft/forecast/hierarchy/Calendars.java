package com.signalcraft.forecast.hierarchy;

import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the series of a hierarchy are of one calendar. Stateless. */
final class Calendars {

  private Calendars() {}

  static void checkNames(String field, List<String> expected, Set<String> given) {
    List<String> absent = expected.stream().filter(name -> !given.contains(name)).toList();
    Checks.that(absent.isEmpty(), field, "must have one for each, had none for " + absent);
    List<String> unknown = given.stream().filter(name -> !expected.contains(name)).toList();
    Checks.that(unknown.isEmpty(), field, "must be of " + expected + ", had " + unknown);
  }

  static TimeSeries regular(String name, @Nullable TimeSeries series) {
    try {
      TimeSeries regular = Fits.regular(Checks.required("series", series));
      Checks.that(!regular.isEmpty(), "series", "is empty");
      return regular;
    } catch (ValidationException unsuited) {
      throw new ValidationException(unsuited.field(), "of " + name + " " + unsuited.issue());
    }
  }

  /** One zone, one frequency, one last time stamp. */
  static void checkAligned(String field, Map<String, TimeSeries> series) {
    Map.Entry<String, TimeSeries> first = series.entrySet().iterator().next();
    TimeSeries one = first.getValue();
    series.forEach(
        (name, other) -> {
          checkSame(field, "zone", first.getKey(), one.zone(), name, other.zone());
          checkSame(
              field,
              "frequency",
              first.getKey(),
              Fits.frequencyOf(one),
              name,
              Fits.frequencyOf(other));
          checkSame(
              field,
              "last time stamp",
              first.getKey(),
              one.lastInstant(),
              name,
              other.lastInstant());
        });
  }

  private static void checkSame(
      String field, String what, String first, Object one, String name, Object other) {
    Checks.that(
        one.equals(other),
        field,
        "must be of one " + what + ", " + first + " had " + one + ", " + name + " had " + other);
  }

  /** The sum of aligned series, from where the last one begins. */
  static TimeSeries sum(List<TimeSeries> parts) {
    int steps = Integer.MAX_VALUE;
    for (TimeSeries part : parts) {
      steps = Math.min(steps, part.size());
    }
    List<TimeSeries> ends = new ArrayList<>();
    for (TimeSeries part : parts) {
      ends.add(part.tail(steps));
    }
    TimeSeries first = ends.get(0);
    double[] sum = new double[steps];
    for (TimeSeries part : ends) {
      Checks.that(
          part.timestampAt(0) == first.timestampAt(0),
          "leafSeries",
          "must lie on the same time stamps, "
              + steps
              + " steps before the end one was at "
              + first.firstInstant()
              + ", another at "
              + part.firstInstant());
      for (int i = 0; i < steps; i++) {
        sum[i] = Fits.finite(sum[i] + part.valueAt(i));
      }
    }
    return first.withValues(sum);
  }
}
