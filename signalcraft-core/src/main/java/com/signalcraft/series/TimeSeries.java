package com.signalcraft.series;

import com.signalcraft.common.Checks;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable, columnar time series: strictly increasing time stamps in milliseconds since
 * 1970-01-01T00:00Z, one {@code double} for each, where NaN means "missing". Thread-safe.
 */
public final class TimeSeries {

  private final ZoneId zone;
  private final long[] timestamps;
  private final double[] values;
  private final @Nullable Frequency frequency;

  private TimeSeries(
      ZoneId zone, long[] timestamps, double[] values, @Nullable Frequency frequency) {
    this.zone = zone;
    this.timestamps = timestamps;
    this.values = values;
    this.frequency = frequency;
  }

  /**
   * A series of values without a calendar: the time stamps are 0, 1, 2, … and the frequency is
   * {@link Frequency#INDEX}.
   *
   * @param values the values in order, NaN where missing; copied
   * @return the series
   */
  public static TimeSeries ofValues(double... values) {
    long[] index = new long[values.length];
    Arrays.setAll(index, i -> i);
    return new TimeSeries(ZoneOffset.UTC, index, values.clone(), Frequency.INDEX);
  }

  /**
   * A series whose frequency is known.
   *
   * @param zone the zone whose calendar the observations follow
   * @param frequency the distance between two observations
   * @param epochMillis strictly increasing time stamps, in milliseconds since 1970-01-01T00:00Z;
   *     copied
   * @param values one finite value or NaN for each time stamp; copied
   * @return the series
   */
  public static TimeSeries of(
      ZoneId zone, Frequency frequency, long[] epochMillis, double[] values) {
    Checks.that(
        epochMillis.length == values.length,
        "values",
        "must have one value for each of the "
            + epochMillis.length
            + " time stamps, had "
            + values.length);
    return new TimeSeries(zone, epochMillis.clone(), values.clone(), frequency);
  }

  /**
   * How many observations there are, missing ones included.
   *
   * @return the count
   */
  public int size() {
    return timestamps.length;
  }

  /**
   * The zone whose calendar the observations follow.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * The regular distance between two observations.
   *
   * @return the frequency, or empty where the series is irregular or too short to tell
   */
  public Optional<Frequency> frequency() {
    return Optional.ofNullable(frequency);
  }

  /**
   * The time stamp of one observation.
   *
   * @param index 0 to {@code size() - 1}
   * @return milliseconds since 1970-01-01T00:00Z
   */
  public long timestampAt(int index) {
    return timestamps[index];
  }

  /**
   * The instant of one observation.
   *
   * @param index 0 to {@code size() - 1}
   * @return the instant
   */
  public Instant instantAt(int index) {
    return Instant.ofEpochMilli(timestamps[index]);
  }

  /**
   * The value of one observation.
   *
   * @param index 0 to {@code size() - 1}
   * @return the value, or NaN where it is missing
   */
  public double valueAt(int index) {
    return values[index];
  }

  /**
   * Whether the value of one observation is missing.
   *
   * @param index 0 to {@code size() - 1}
   * @return true if it is missing
   */
  public boolean isMissing(int index) {
    return Double.isNaN(values[index]);
  }

  /**
   * The values.
   *
   * @return a new array of {@code size()} values, NaN where missing
   */
  public double[] values() {
    return values.clone();
  }

  /**
   * The time stamps.
   *
   * @return a new array of {@code size()} time stamps, in milliseconds since 1970-01-01T00:00Z
   */
  public long[] timestamps() {
    return timestamps.clone();
  }

  /**
   * The part from one index to another.
   *
   * @param from the first index, inclusive
   * @param to the last index, exclusive
   * @return the part, of the same zone and frequency
   */
  public TimeSeries slice(int from, int to) {
    return new TimeSeries(
        zone,
        Arrays.copyOfRange(timestamps, from, to),
        Arrays.copyOfRange(values, from, to),
        frequency);
  }

  /**
   * The time stamps that follow the last observation.
   *
   * @param steps how many
   * @return a new array of {@code steps} time stamps, in milliseconds since 1970-01-01T00:00Z
   */
  public long[] futureTimestamps(int steps) {
    long last = timestamps[timestamps.length - 1];
    Frequency step = Checks.required("frequency", frequency);
    long[] future = new long[steps];
    Arrays.setAll(future, i -> step.plus(last, i + 1L, zone));
    return future;
  }
}
