package com.signalcraft.memory;

import com.signalcraft.common.Checks;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.time.ZoneId;
import java.util.Arrays;

/**
 * The time stamps and values of a range of points, copied out of the index without an object for
 * each: in order, time stamps in milliseconds, which several points may share.
 */
final class PointColumns {

  private static final long MICROS_PER_MILLI = 1_000L;
  private static final int MAX_BUCKETS = 10_000_000;

  private final long[] millis;
  private final double[] values;
  private int size;

  private PointColumns(int capacity) {
    millis = new long[capacity];
    values = new double[capacity];
  }

  static PointColumns of(PointIndex points, long from, long to) {
    PointColumns columns = new PointColumns(Math.toIntExact(points.count(from, to)));
    points.visit(from, to, columns::add);
    return columns;
  }

  private void add(PointBlock block, int row) {
    millis[size] = Math.floorDiv(block.micros(row), MICROS_PER_MILLI);
    values[size] = block.doubleValue(row);
    size++;
  }

  /** One observation for each time stamp; the frequency is inferred. */
  TimeSeries series(ZoneId zone, Aggregation aggregation) {
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

  /** One observation for each bucket of the calendar, from the first point's to the last one's. */
  TimeSeries series(ZoneId zone, Frequency frequency, Aggregation aggregation) {
    Checks.that(
        frequency.unit() != FrequencyUnit.INDEX, "frequency", "must have a calendar, was an index");
    Frequency bucket =
        frequency.unit().compareTo(FrequencyUnit.MONTH) >= 0
            ? frequency.onDayOfMonth(0)
            : frequency;
    if (size == 0) {
      return TimeSeries.of(zone, bucket, new long[0], new double[0]);
    }
    long start = bucket.floor(millis[0], zone);
    long steps = bucket.stepsBetween(start, millis[size - 1], zone);
    Checks.that(
        steps < MAX_BUCKETS,
        "frequency",
        "must give at most " + MAX_BUCKETS + " buckets, a " + bucket + " gives " + steps);
    // The clock being set back or forward can make one more or less of them a year.
    Buckets buckets = new Buckets((int) steps + 1);
    int from = 0;
    while (from < size) {
      long next = next(bucket, start, zone);
      int to = from;
      while (to < size && millis[to] < next) {
        to++;
      }
      buckets.add(start, aggregation.aggregate(values, from, to));
      from = to;
      start = next;
    }
    return buckets.series(zone, bucket);
  }

  private static long next(Frequency bucket, long start, ZoneId zone) {
    long ahead = start;
    long next;
    // A clock set back within a bucket can leave one step ahead in the same bucket.
    do {
      ahead = bucket.plus(ahead, 1, zone);
      next = bucket.floor(ahead, zone);
    } while (next <= start);
    return next;
  }

  /** Two columns that grow. */
  private static final class Buckets {
    private long[] starts;
    private double[] values;
    private int size;

    Buckets(int capacity) {
      starts = new long[capacity];
      values = new double[capacity];
    }

    void add(long start, double value) {
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      starts[size] = start;
      values[size] = value;
      size++;
    }

    TimeSeries series(ZoneId zone, Frequency frequency) {
      return TimeSeries.of(
          zone, frequency, Arrays.copyOf(starts, size), Arrays.copyOf(values, size));
    }
  }
}
