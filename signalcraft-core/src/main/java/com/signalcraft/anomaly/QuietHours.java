package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Hours in which nothing is told, such as the nights: points in them get a label, are no anomalies,
 * and are learnt from as others are. In the local time of the series' zone. Immutable and
 * thread-safe.
 *
 * @param name what the hours are called, at most 100 characters; it becomes the label
 * @param days the days of the week on which they begin, at least one, in order
 * @param from when they begin, inclusive
 * @param to when they end, exclusive; on the next day where it is not after {@code from}, so that
 *     midnight is the end of the day and the same time twice a whole day
 */
public record QuietHours(String name, List<DayOfWeek> days, LocalTime from, LocalTime to)
    implements Serializable {

  /** Checks the parts and puts the days in order. */
  public QuietHours {
    Checks.text("name", name, 100);
    Set<DayOfWeek> distinct = EnumSet.noneOf(DayOfWeek.class);
    distinct.addAll(Checks.list("days", days));
    Checks.that(!distinct.isEmpty(), "days", "must be at least 1");
    days = List.copyOf(distinct);
    Checks.required("from", from);
    Checks.required("to", to);
  }

  /**
   * The same hours every day.
   *
   * @param name what the hours are called
   * @param from when they begin, inclusive
   * @param to when they end, exclusive
   * @return the hours
   */
  public static QuietHours daily(String name, LocalTime from, LocalTime to) {
    return new QuietHours(name, List.of(DayOfWeek.values()), from, to);
  }
}
