package com.signalcraft.common;

import com.signalcraft.error.ValidationException;
import java.io.Serializable;
import java.time.Instant;

/**
 * A stretch of time: from an instant, inclusive, to another, exclusive. Immutable.
 *
 * @param from the begin, inclusive
 * @param to the end, exclusive; not before the begin
 */
public record TimeRange(Instant from, Instant to) implements Serializable {

  public TimeRange {
    Checks.required("from", from);
    Checks.required("to", to);
    // Not by Checks.that: the message would be made for each of many ranges.
    if (to.isBefore(from)) {
      throw new ValidationException("to", "must not be before from, " + from + ", was " + to);
    }
  }

  /** The earliest instant that the database holds points for. */
  public static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

  /** The first instant after those that the database holds points for. */
  public static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  /** Everything that can be stored. */
  public static final TimeRange ALL = new TimeRange(EARLIEST, LATEST);

  /**
   * A range.
   *
   * @param from the begin, inclusive
   * @param to the end, exclusive; not before the begin
   * @return the range
   */
  public static TimeRange of(Instant from, Instant to) {
    return new TimeRange(from, to);
  }

  /**
   * Everything since an instant.
   *
   * @param from the begin, inclusive
   * @return the range
   */
  public static TimeRange since(Instant from) {
    return new TimeRange(from, LATEST);
  }

  /**
   * Whether an instant is within.
   *
   * @param instant the instant
   * @return true from the begin, inclusive, to the end, exclusive
   */
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }
}
