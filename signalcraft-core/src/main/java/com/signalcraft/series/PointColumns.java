package com.signalcraft.series;

import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The time stamps and values of a range of points, without an object for each: in order, time
 * stamps in milliseconds, which several points may share. Immutable and thread-safe.
 */
public final class PointColumns {

  private final long[] millis;
  private final double[] values;
  private final int size;

  /**
   * The columns of some points. The arrays are not copied: who hands them in leaves them as they
   * are from then on.
   *
   * @param millis their time stamps, in milliseconds since 1970-01-01T00:00Z, none less than the
   *     one before
   * @param values their values, in the same order
   * @param size how many points there are; what the arrays hold beyond is left alone
   * @throws ValidationException if an array is shorter than the size, or a time stamp is less than
   *     the one before
   */
  public PointColumns(long[] millis, double[] values, int size) {
    Checks.between("size", size, 0, Math.min(millis.length, values.length));
    for (int i = 1; i < size; i++) {
      if (millis[i] < millis[i - 1]) {
        throw new ValidationException(
            "millis",
            "must be in order, were "
                + millis[i - 1]
                + " and then "
                + millis[i]
                + " at index "
                + i);
      }
    }
    this.millis = millis;
    this.values = values;
    this.size = size;
  }

  /**
   * The series with one observation for each time stamp.
   *
   * @param zone the time zone of its calendar
   * @param aggregation what becomes of points that share a time stamp
   * @return the series; its frequency is inferred
   */
  public TimeSeries series(ZoneId zone, Aggregation aggregation) {
    if (aggregation != Aggregation.COUNT && isDistinct()) {
      // The series copies them; there is no need for another copy, unless to cut them.
      return TimeSeries.of(
          zone,
          millis.length == size ? millis : Arrays.copyOf(millis, size),
          values.length == size ? values : Arrays.copyOf(values, size));
    }
    long[] times = new long[size];
    double[] combined = new double[size];
    int count = 0;
    int from = 0;
    while (from < size) {
      int to = from + 1;
      while (to < size && millis[to] == millis[from]) {
        to++;
      }
      times[count] = millis[from];
      boolean alone = to - from == 1 && aggregation != Aggregation.COUNT;
      combined[count] = alone ? values[from] : aggregation.aggregate(values, from, to);
      count++;
      from = to;
    }
    return TimeSeries.of(zone, Arrays.copyOf(times, count), Arrays.copyOf(combined, count));
  }

  private boolean isDistinct() {
    for (int i = 1; i < size; i++) {
      if (millis[i] == millis[i - 1]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The series with one observation for each bucket of the calendar, from the first point's to the
   * last one's; for an empty bucket, what the aggregation gives for no value.
   *
   * @param zone the time zone of the calendar
   * @param frequency the size of the buckets; of months and longer ones, from the first day on
   * @param aggregation what becomes of the points of a bucket
   * @return the series, empty where there are no points
   * @throws ValidationException if the frequency has no calendar, or there would be more than
   *     10,000,000 buckets
   */
  public TimeSeries series(ZoneId zone, Frequency frequency, Aggregation aggregation) {
    if (size == 0) {
      return BucketGrid.empty(zone, frequency).series(new double[0]);
    }
    BucketGrid buckets = BucketGrid.of(zone, frequency, millis[0], millis[size - 1]);
    double[] combined = new double[buckets.size()];
    int from = 0;
    for (int i = 0; i < combined.length; i++) {
      long end = buckets.end(i);
      int to = from;
      while (to < size && millis[to] < end) {
        to++;
      }
      combined[i] = aggregation.aggregate(values, from, to);
      from = to;
    }
    return buckets.series(combined);
  }

  /**
   * The series at even distances, with absent steps as missing values, as the models of forecasts
   * want it: at its own frequency, where one can be told and is an hour or more; combined by the
   * hour where it is finer; by the day where none can be told. It is what the back ends make stored
   * forecasts of.
   *
   * @param zone the time zone of its calendar
   * @param aggregation what becomes of the points of one time stamp, hour or day
   * @return the series, empty where there are no points
   * @throws ValidationException if there would be more than 10,000,000 hours or days, or more than
   *     50,000,000 steps of its own frequency
   */
  public TimeSeries evenSeries(ZoneId zone, Aggregation aggregation) {
    TimeSeries series = series(zone, aggregation);
    return series
        .frequency()
        .map(
            own ->
                own.unit().compareTo(FrequencyUnit.HOUR) < 0
                    ? series(zone, Frequency.HOURLY, aggregation)
                    : series.withGapsExplicit())
        .orElseGet(() -> series(zone, Frequency.DAILY, aggregation));
  }
}
