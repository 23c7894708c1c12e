package com.signalcraft.examples.fleet.series;

import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import com.signalcraft.series.PointColumns;
import java.util.Arrays;

/**
 * The points of one series, as far as they are wanted.
 *
 * @param key which series it is
 * @param columns the newest of its points
 * @param used how many those are
 * @param points how many points the series has
 */
public record WholeSeries(SeriesKey key, PointColumns columns, int used, long points) {

  /**
   * A series of one chunk.
   *
   * @param chunk all points of the series
   * @param mostPoints so many at most are taken, the newest
   * @return the series
   * @throws ValidationException if there is not one value for each time, or the times are not in
   *     order
   */
  public static WholeSeries of(SeriesChunk chunk, int mostPoints) {
    long[] times = chunk.getTimes();
    double[] values = chunk.getValues();
    Checks.that(
        times.length == values.length,
        "values",
        "must be one for each of the " + times.length + " timestamps, were " + values.length);
    for (int i = 1; i < times.length; i++) {
      if (times[i] < times[i - 1]) {
        throw new ValidationException(
            "timestamps", "must be in order, number " + (i + 1) + " is before the one before it");
      }
    }
    int from = Math.max(0, times.length - mostPoints);
    return from == 0
        ? of(chunk.key(), times, values, times.length)
        : of(
            chunk.key(),
            Arrays.copyOfRange(times, from, times.length),
            Arrays.copyOfRange(values, from, values.length),
            times.length);
  }

  static WholeSeries of(SeriesKey key, long[] times, double[] values, long points) {
    return new WholeSeries(
        key, new PointColumns(times, values, times.length), times.length, points);
  }
}
