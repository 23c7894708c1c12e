package com.signalcraft.series;

import com.signalcraft.common.Checks;
import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.error.ValidationException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An immutable, columnar time series: strictly increasing time stamps in milliseconds since
 * 1970-01-01T00:00Z, one {@code double} for each, which is finite or NaN for "missing"; a zone; and
 * the frequency where one is known or can be told ({@link FrequencyInference}). Thread-safe. A
 * serialisable value, on the terms of {@link com.signalcraft.forecast.Forecaster}.
 */
public final class TimeSeries implements Serializable {

  private static final long serialVersionUID = 1;

  private final ZoneId zone;
  private final long[] timestamps;
  private final double[] values;
  private final @Nullable Frequency frequency;

  private TimeSeries(
      ZoneId zone, long[] timestamps, double[] values, @Nullable Frequency frequency) {
    this.zone = Checks.required("zone", zone);
    this.timestamps = timestamps;
    this.values = values;
    this.frequency = frequency;
    Columns.checkFinite(values);
  }

  /**
   * A series of values without a calendar: the time stamps are 0, 1, 2, … and the frequency is
   * {@link Frequency#INDEX}.
   *
   * @param values the values in order, NaN where missing; copied
   * @return the series
   * @throws ValidationException if a value is infinite
   */
  public static TimeSeries ofValues(double... values) {
    long[] index = new long[values.length];
    Arrays.setAll(index, i -> i);
    return new TimeSeries(ZoneOffset.UTC, index, values.clone(), Frequency.INDEX);
  }

  /**
   * A series whose frequency is known. The observations need not be complete, nor on the grid of
   * the frequency.
   *
   * @param zone the zone whose calendar the observations follow
   * @param frequency the distance between two observations
   * @param epochMillis strictly increasing time stamps, in milliseconds since 1970-01-01T00:00Z;
   *     copied
   * @param values one finite value or NaN for each time stamp; copied
   * @return the series
   * @throws ValidationException if the lengths differ, the time stamps do not increase strictly, or
   *     a value is infinite
   */
  public static TimeSeries of(
      ZoneId zone, Frequency frequency, long[] epochMillis, double[] values) {
    Columns.checkSameLength(epochMillis, values);
    Columns.checkIncreasing(epochMillis);
    Checks.required("frequency", frequency);
    return new TimeSeries(zone, epochMillis.clone(), values.clone(), frequency);
  }

  /**
   * A series of observations in any order; of those with the same time stamp the last one in the
   * order of the input counts; {@link #builder} takes other rules. The frequency is inferred.
   *
   * @param zone the zone whose calendar the observations follow
   * @param epochMillis time stamps, in milliseconds since 1970-01-01T00:00Z; copied
   * @param values one finite value or NaN for each time stamp; copied
   * @return the series
   * @throws ValidationException if the lengths differ or a value is infinite
   */
  public static TimeSeries of(ZoneId zone, long[] epochMillis, double[] values) {
    Columns.checkSameLength(epochMillis, values);
    Columns.checkFinite(values);
    return normalised(zone, new Columns(epochMillis.clone(), values.clone()), DuplicateRule.LAST);
  }

  /**
   * Starts a series to which observations are added one by one.
   *
   * @param zone the zone whose calendar the observations follow
   * @return a builder
   */
  public static TimeSeriesBuilder builder(ZoneId zone) {
    return new TimeSeriesBuilder(Checks.required("zone", zone));
  }

  /** Takes columns over that are in order already. */
  static TimeSeries ofOrdered(ZoneId zone, Frequency frequency, Columns columns) {
    return new TimeSeries(zone, columns.timestamps(), columns.values(), frequency);
  }

  /** Takes columns over that were written from a series. */
  static TimeSeries ofWritten(
      ZoneId zone, long[] timestamps, double[] values, @Nullable Frequency frequency) {
    Columns.checkSameLength(timestamps, values);
    Columns.checkIncreasing(timestamps);
    return new TimeSeries(zone, timestamps, values, frequency);
  }

  /** Puts columns in order and infers the frequency. */
  static TimeSeries normalised(ZoneId zone, Columns columns, DuplicateRule duplicates) {
    columns.normalise(Checks.required("duplicates", duplicates));
    long[] timestamps = columns.timestamps();
    Frequency frequency =
        FrequencyInference.inferOrdered(Checks.required("zone", zone), timestamps);
    return new TimeSeries(zone, timestamps, columns.values(), frequency);
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
   * Whether there is no observation.
   *
   * @return true if the size is 0
   */
  public boolean isEmpty() {
    return timestamps.length == 0;
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
   * The instant of the first observation.
   *
   * @return the instant
   * @throws InsufficientDataException if the series is empty
   */
  public Instant firstInstant() {
    requireNotEmpty();
    return instantAt(0);
  }

  /**
   * The instant of the last observation.
   *
   * @return the instant
   * @throws InsufficientDataException if the series is empty
   */
  public Instant lastInstant() {
    requireNotEmpty();
    return instantAt(size() - 1);
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
   * How many of the observations have no value. Steps that are absent altogether are not counted;
   * see {@link #gaps()}.
   *
   * @return the count, 0 to {@code size()}
   */
  public int missingCount() {
    int missing = 0;
    for (double value : values) {
      missing += Double.isNaN(value) ? 1 : 0;
    }
    return missing;
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
   * The index of the observation at an instant.
   *
   * @param epochMillis the instant, in milliseconds since 1970-01-01T00:00Z
   * @return its index, or -1 where there is none
   */
  public int indexOf(long epochMillis) {
    return Math.max(-1, Arrays.binarySearch(timestamps, epochMillis));
  }

  /**
   * The index of the observation at an instant.
   *
   * @param at the instant
   * @return its index, or -1 where there is none at exactly that instant
   */
  public int indexOf(Instant at) {
    int index = firstIndexFrom(at);
    return index < size() && instantAt(index).equals(at) ? index : -1;
  }

  /**
   * The index of the first observation that is not before an instant.
   *
   * @param from the instant
   * @return 0 to {@code size()}; the latter where all are before it
   */
  public int firstIndexFrom(Instant from) {
    Checks.required("from", from);
    int low = 0;
    int high = timestamps.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (instantAt(middle).isBefore(from)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * The part from one index to another.
   *
   * @param from the first index, inclusive
   * @param to the last index, exclusive
   * @return the part, of the same zone and frequency
   * @throws ValidationException if it is not {@code 0 <= from <= to <= size()}
   */
  public TimeSeries slice(int from, int to) {
    Checks.that(
        0 <= from && from <= to && to <= size(),
        "slice",
        "must be within 0 and " + size() + ", was " + from + " to " + to);
    return new TimeSeries(
        zone,
        Arrays.copyOfRange(timestamps, from, to),
        Arrays.copyOfRange(values, from, to),
        frequency);
  }

  /**
   * The first observations.
   *
   * @param count how many, not negative; all where there are fewer
   * @return the part, of the same zone and frequency
   */
  public TimeSeries head(int count) {
    return slice(0, Math.min(count, size()));
  }

  /**
   * The last observations.
   *
   * @param count how many, not negative; all where there are fewer
   * @return the part, of the same zone and frequency
   */
  public TimeSeries tail(int count) {
    return slice(size() - Math.min(count, size()), size());
  }

  /**
   * The observations within a span of time, found by binary search.
   *
   * @param from the first instant, inclusive
   * @param to the last instant, exclusive
   * @return the part, of the same zone and frequency
   * @throws ValidationException if {@code to} is before {@code from}
   */
  public TimeSeries between(Instant from, Instant to) {
    Checks.that(!to.isBefore(from), "to", "must not be before " + from + ", was " + to);
    return slice(firstIndexFrom(from), firstIndexFrom(to));
  }

  /**
   * The same time stamps with other values.
   *
   * @param others one finite value or NaN for each observation; copied
   * @return a series of the same zone and frequency
   * @throws ValidationException if their number is another or one is infinite
   */
  public TimeSeries withValues(double... others) {
    Columns.checkSameLength(timestamps, others);
    return new TimeSeries(zone, timestamps, others.clone(), frequency);
  }

  /**
   * The same observations with a frequency that the caller knows.
   *
   * @param known the frequency
   * @return the series
   */
  public TimeSeries withFrequency(Frequency known) {
    return new TimeSeries(zone, timestamps, values, Checks.required("frequency", known));
  }

  /**
   * Applies a function to each value that is not missing.
   *
   * @param function gives a finite value, or NaN for missing
   * @return a series of the same time stamps, zone and frequency
   * @throws ValidationException if the function gives an infinity
   */
  public TimeSeries map(DoubleUnaryOperator function) {
    double[] mapped = new double[values.length];
    for (int i = 0; i < mapped.length; i++) {
      mapped[i] = Double.isNaN(values[i]) ? Double.NaN : function.applyAsDouble(values[i]);
    }
    return new TimeSeries(zone, timestamps, mapped, frequency);
  }

  /**
   * Whether the frequency is known and every observation is exactly one step after the one before.
   *
   * @return true if so; also for a series of known frequency with fewer than two observations
   */
  public boolean isRegular() {
    return frequency != null && new Gaps(frequency, zone, timestamps).isRegular();
  }

  /**
   * Where observations are absent: between two neighbours that are more than one step apart. Units
   * of elapsed time are rounded to whole steps, units of the calendar count the steps between the
   * two.
   *
   * @return the gaps in the order of time
   * @throws ValidationException if the frequency is not known
   */
  public List<Gap> gaps() {
    return gapsOf().list();
  }

  /**
   * This series with a row of a missing value for each absent step.
   *
   * @return the series; this one where nothing is absent
   * @throws ValidationException if the frequency is not known, or if there would be more than
   *     50,000,000 rows
   */
  public TimeSeries withGapsExplicit() {
    Columns columns = gapsOf().explicit(values);
    return columns.size() == size() ? this : ofOrdered(zone, requiredFrequency(), columns);
  }

  /**
   * Fills missing values.
   *
   * @param how the strategy and the longest run that it fills
   * @return a series of the same time stamps, zone and frequency
   */
  public TimeSeries fill(GapFill how) {
    double[] filled = values.clone();
    how.fill(timestamps, filled);
    return new TimeSeries(zone, timestamps, filled, frequency);
  }

  /**
   * Aggregates the observations into the buckets of the calendar of the zone ({@link
   * Frequency#floor(long, ZoneId)}). A row stands at the start of its bucket; a day of 23 or 25
   * hours is one bucket. Missing values are left out. A bucket without values between others is a
   * row with a missing value, or 0 for {@link Aggregation#COUNT}. The first and the last bucket may
   * be covered in part only.
   *
   * @param to the length of a bucket
   * @param how what becomes of the values in a bucket
   * @return the aggregated series, of that frequency; empty where this one is
   * @throws ValidationException if the buckets are shorter than the frequency of this series, or
   *     more than 50,000,000
   */
  public TimeSeries resample(Frequency to, Aggregation how) {
    return Resampler.resample(
        this, Checks.required("frequency", to), Checks.required("aggregation", how));
  }

  /**
   * The time stamps that follow the last observation.
   *
   * @param steps how many, not negative
   * @return a new array of {@code steps} time stamps, in milliseconds since 1970-01-01T00:00Z
   * @throws ValidationException if the series is empty or its frequency is not known
   */
  public long[] futureTimestamps(int steps) {
    Checks.that(steps >= 0, "steps", "must not be negative, was " + steps);
    requireNotEmpty();
    Gaps calendar = gapsOf();
    long[] future = new long[steps];
    Arrays.setAll(future, i -> calendar.after(size() - 1, i + 1L));
    return future;
  }

  private Gaps gapsOf() {
    return new Gaps(requiredFrequency(), zone, timestamps);
  }

  private Frequency requiredFrequency() {
    if (frequency == null) {
      throw new ValidationException(
          "frequency",
          "is not known, as the "
              + size()
              + " observations are irregular or too few; resample the series or state it");
    }
    return frequency;
  }

  private void requireNotEmpty() {
    if (isEmpty()) {
      throw new InsufficientDataException("is empty, at least 1 observation is needed");
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TimeSeries that
        && zone.equals(that.zone)
        && Objects.equals(frequency, that.frequency)
        && Arrays.equals(timestamps, that.timestamps)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(zone, frequency, Arrays.hashCode(timestamps), Arrays.hashCode(values));
  }

  /** Size, span, frequency and zone, not the values. */
  @Override
  public String toString() {
    String span = isEmpty() ? "" : " from " + firstInstant() + " to " + lastInstant();
    String step = frequency == null ? "irregular" : "one " + frequency;
    return "TimeSeries[" + size() + " observations" + span + ", " + step + ", " + zone + "]";
  }

  private Object writeReplace() {
    return new SeriesForm(zone, timestamps, values, frequency);
  }

  private void readObject(ObjectInputStream in) {
    throw new IllegalStateException(in + " holds a series that is not in its own form");
  }
}
