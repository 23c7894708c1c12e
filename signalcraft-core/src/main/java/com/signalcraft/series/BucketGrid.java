package com.signalcraft.series;

import com.signalcraft.common.Checks;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The buckets of a calendar, without a gap, from the one that holds an instant to the one that
 * holds another. Immutable and thread-safe.
 */
public final class BucketGrid {

  private static final int MAX_BUCKETS = 10_000_000;

  private final ZoneId zone;
  private final Frequency bucket;
  private final long[] starts;
  private final long end;

  private BucketGrid(ZoneId zone, Frequency bucket, long[] starts, long end) {
    this.zone = zone;
    this.bucket = bucket;
    this.starts = starts;
    this.end = end;
  }

  /**
   * The size of buckets that a frequency names: of months and longer ones, from the first day on.
   *
   * @param frequency the frequency
   * @return the size
   * @throws com.signalcraft.error.ValidationException if the frequency has no calendar
   */
  public static Frequency bucket(Frequency frequency) {
    Checks.that(
        frequency.unit() != FrequencyUnit.INDEX, "frequency", "must have a calendar, was an index");
    return frequency.unit().compareTo(FrequencyUnit.MONTH) >= 0
        ? frequency.onDayOfMonth(0)
        : frequency;
  }

  /**
   * No buckets.
   *
   * @param zone the time zone of the calendar
   * @param frequency the size of the buckets
   * @return the grid
   * @throws com.signalcraft.error.ValidationException if the frequency has no calendar
   */
  public static BucketGrid empty(ZoneId zone, Frequency frequency) {
    return new BucketGrid(zone, bucket(frequency), new long[0], 0);
  }

  /**
   * The buckets from one instant to another.
   *
   * @param zone the time zone of the calendar
   * @param frequency the size of the buckets
   * @param firstMillis in the first bucket, in milliseconds since 1970-01-01T00:00Z
   * @param lastMillis in the last bucket, in milliseconds since 1970-01-01T00:00Z; not before the
   *     first
   * @return the grid
   * @throws com.signalcraft.error.ValidationException if the frequency has no calendar, or there
   *     would be more than 10,000,000 buckets
   */
  public static BucketGrid of(ZoneId zone, Frequency frequency, long firstMillis, long lastMillis) {
    Frequency bucket = bucket(frequency);
    long start = bucket.floor(firstMillis, zone);
    long steps = bucket.stepsBetween(start, lastMillis, zone);
    Checks.that(
        steps < MAX_BUCKETS,
        "frequency",
        "must give at most " + MAX_BUCKETS + " buckets, a " + bucket + " gives " + steps);
    // The clock being set back or forward can make one more or less of them a year.
    long[] starts = new long[(int) steps + 1];
    int size = 0;
    while (start <= lastMillis) {
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, 2 * size);
      }
      starts[size] = start;
      size++;
      start = CalendarBuckets.next(bucket, start, zone);
    }
    return new BucketGrid(zone, bucket, Arrays.copyOf(starts, size), start);
  }

  /**
   * How many buckets there are.
   *
   * @return 0 to 10,000,000 or a little more
   */
  public int size() {
    return starts.length;
  }

  /**
   * Where a bucket starts.
   *
   * @param index which one, from 0
   * @return milliseconds since 1970-01-01T00:00Z, which belong to it
   */
  public long start(int index) {
    return starts[index];
  }

  /**
   * Where a bucket ends.
   *
   * @param index which one, from 0
   * @return milliseconds since 1970-01-01T00:00Z, the first that do not belong to it
   */
  public long end(int index) {
    return index == starts.length - 1 ? end : starts[index + 1];
  }

  /**
   * A series with one observation for each bucket, at its start.
   *
   * @param values the value of each, NaN where it is missing; copied
   * @return the series
   * @throws com.signalcraft.error.ValidationException if there are not as many values
   */
  public TimeSeries series(double[] values) {
    return TimeSeries.of(zone, bucket, starts, values);
  }
}
