package com.signalcraft.anomaly;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a detector says of one point. Where it cannot judge yet (too little history, or the value is
 * missing) {@link #judged()} is false, and expected value, bounds and deviation are NaN, the score
 * 0.
 *
 * @param epochMillis the point's time stamp, in milliseconds since 1970-01-01T00:00Z
 * @param value the value, in the series' unit; NaN where missing
 * @param expected the value that was expected, in the series' unit
 * @param lower the least value that is still normal
 * @param upper the greatest value that is still normal
 * @param score how odd the point is, 0 (as expected) to 1
 * @param deviationScore by how many standard deviations the value is above (positive) or below
 *     (negative) the expected one
 * @param severity how grave the anomaly is; null where the point is none
 */
public record Verdict(
    long epochMillis,
    double value,
    double expected,
    double lower,
    double upper,
    double score,
    double deviationScore,
    @Nullable Severity severity) {

  /**
   * The verdict on a point that cannot be judged.
   *
   * @param epochMillis the point's time stamp, in milliseconds since 1970-01-01T00:00Z
   * @param value the value, or NaN
   * @return the verdict
   */
  public static Verdict none(long epochMillis, double value) {
    return new Verdict(epochMillis, value, Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN, null);
  }

  /**
   * Whether the detector could judge the point.
   *
   * @return false for a missing value and during the start of a history
   */
  public boolean judged() {
    return !Double.isNaN(expected);
  }

  /**
   * Whether the point is an anomaly.
   *
   * @return true if it has a severity
   */
  public boolean isAnomaly() {
    return severity != null;
  }

  /**
   * How grave the anomaly is.
   *
   * @return the severity, or empty where the point is none
   */
  public Optional<Severity> severityIfAnomaly() {
    return Optional.ofNullable(severity);
  }

  /**
   * The instant of the point.
   *
   * @return the instant
   */
  public Instant instant() {
    return Instant.ofEpochMilli(epochMillis);
  }
}
