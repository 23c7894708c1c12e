package com.signalcraft.series;

import com.signalcraft.common.Checks;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.ValidationException;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Collects observations in any order without boxing. Not thread-safe; may be used further. */
public final class TimeSeriesBuilder {

  private final ZoneId zone;
  private final Columns columns = Columns.empty();
  private DuplicateRule duplicates = DuplicateRule.LAST;
  private @Nullable Frequency frequency;

  TimeSeriesBuilder(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Sets what becomes of several values with the same time stamp; {@link DuplicateRule#LAST} unless
   * set.
   *
   * @param rule the rule
   * @return this builder
   */
  public TimeSeriesBuilder duplicates(DuplicateRule rule) {
    this.duplicates = Checks.required("duplicates", rule);
    return this;
  }

  /**
   * States the frequency, which is inferred unless stated.
   *
   * @param known the frequency
   * @return this builder
   */
  public TimeSeriesBuilder frequency(Frequency known) {
    this.frequency = Checks.required("frequency", known);
    return this;
  }

  /**
   * Adds an observation.
   *
   * @param epochMillis the time stamp, in milliseconds since 1970-01-01T00:00Z
   * @param value a finite value, or NaN where it is missing
   * @return this builder
   * @throws ValidationException if the value is infinite
   */
  public TimeSeriesBuilder add(long epochMillis, double value) {
    if (Double.isInfinite(value)) {
      throw new ValidationException(
          "values", "must be finite or NaN, was " + value + " at index " + columns.size());
    }
    columns.add(epochMillis, value);
    return this;
  }

  /**
   * Adds an observation.
   *
   * @param at the instant, cut to whole milliseconds
   * @param value a finite value, or NaN where it is missing
   * @return this builder
   * @throws ValidationException if the value is infinite or the instant is beyond the milliseconds
   */
  public TimeSeriesBuilder add(Instant at, double value) {
    try {
      return add(at.toEpochMilli(), value);
    } catch (ArithmeticException e) {
      throw new ValidationException(
          "timestamps",
          "must be within the milliseconds of a long, was " + at,
          FailureDetails.causedBy(e));
    }
  }

  /**
   * How many observations were added, duplicates included.
   *
   * @return the count
   */
  public int size() {
    return columns.size();
  }

  /**
   * The series of what was added so far.
   *
   * @return the series
   * @throws ValidationException if the rule refuses a duplicate
   */
  public TimeSeries build() {
    TimeSeries series = TimeSeries.normalised(zone, columns.copy(), duplicates);
    return frequency == null ? series : series.withFrequency(frequency);
  }
}
