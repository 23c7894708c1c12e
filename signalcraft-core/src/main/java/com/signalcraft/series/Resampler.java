package com.signalcraft.series;

import com.signalcraft.common.Checks;
import java.time.Duration;
import java.time.ZoneId;

/** Aggregates a series into the buckets of the calendar. */
final class Resampler {

  private Resampler() {}

  static TimeSeries resample(TimeSeries series, Frequency to, Aggregation how) {
    Frequency from = series.frequency().orElse(null);
    if (from != null) {
      Checks.that(
          (from.unit() == FrequencyUnit.INDEX) == (to.unit() == FrequencyUnit.INDEX),
          "frequency",
          "must be an index for a series without a calendar and only there, was " + to);
      Checks.that(
          shortest(to).compareTo(shortest(from)) >= 0,
          "frequency",
          "must not be shorter than the " + from + " of the series, was " + to);
    }
    Frequency frequency = to.unit().months() > 0 ? to.onDayOfMonth(0) : to;
    return aggregate(series, frequency, how);
  }

  private static TimeSeries aggregate(TimeSeries series, Frequency frequency, Aggregation how) {
    ZoneId zone = series.zone();
    double[] values = series.values();
    Columns columns = Columns.empty();
    if (!series.isEmpty()) {
      checkCount(series, frequency);
      long start = frequency.floor(series.timestampAt(0), zone);
      int from = 0;
      while (from < values.length) {
        long next = CalendarBuckets.next(frequency, start, zone);
        int to = from;
        while (to < values.length && series.timestampAt(to) < next) {
          to++;
        }
        columns.add(start, how.aggregate(values, from, to));
        from = to;
        start = next;
      }
    }
    return TimeSeries.ofOrdered(zone, frequency, columns);
  }

  private static void checkCount(TimeSeries series, Frequency frequency) {
    long buckets =
        1
            + frequency.stepsBetween(
                series.timestampAt(0), series.timestampAt(series.size() - 1), series.zone());
    Checks.that(
        buckets <= Gaps.MAX_ROWS,
        "frequency",
        "must give at most " + Gaps.MAX_ROWS + " buckets, a " + frequency + " gives " + buckets);
  }

  /** The shortest distance of two observations, but for changes of the clock and short months. */
  private static Duration shortest(Frequency frequency) {
    FrequencyUnit unit =
        frequency.unit() == FrequencyUnit.BUSINESS_DAY ? FrequencyUnit.DAY : frequency.unit();
    return unit.meanLength().multipliedBy(frequency.amount());
  }
}
