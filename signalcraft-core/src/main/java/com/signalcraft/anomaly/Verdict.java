package com.signalcraft.anomaly;

import com.signalcraft.anomaly.internal.Explanation;
import com.signalcraft.common.Checks;
import java.time.Instant;
import java.util.List;
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
 * @param score for ranking, 0 (as expected) to 1: by the streaming detector from 0.5 on news, a
 *     broken record of the series, and below that the surprise of the single point, 0 in a known
 *     event; by the batch detector how improbable the point is
 * @param deviationScore how odd the point is, in standard deviations of normal noise: positive
 *     above the expected value, negative below
 * @param severity how grave the anomaly is; null where the point is none
 * @param voices which voices spoke, the loudest first; their shares come to 1. Empty where the
 *     point is no anomaly
 * @param label the name of the quiet hours, maintenance window or known event in which the point
 *     lies, or null; a point with a label is never an anomaly, but has its deviation
 * @param changePoint whether a new level was accepted as normal with this point; told once
 */
public record Verdict(
    long epochMillis,
    double value,
    double expected,
    double lower,
    double upper,
    double score,
    double deviationScore,
    @Nullable Severity severity,
    List<VoiceShare> voices,
    @Nullable String label,
    boolean changePoint) {

  /** Copies the voices. */
  public Verdict {
    voices = List.copyOf(Checks.required("voices", voices));
  }

  /**
   * A verdict of no voice in particular.
   *
   * @param epochMillis the point's time stamp, in milliseconds since 1970-01-01T00:00Z
   * @param value the value, in the series' unit; NaN where missing
   * @param expected the value that was expected
   * @param lower the least value that is still normal
   * @param upper the greatest value that is still normal
   * @param score how odd the point is, 0 to 1
   * @param deviationScore how odd it is in standard deviations
   * @param severity how grave the anomaly is; null where the point is none
   */
  public Verdict(
      long epochMillis,
      double value,
      double expected,
      double lower,
      double upper,
      double score,
      double deviationScore,
      @Nullable Severity severity) {
    this(
        epochMillis,
        value,
        expected,
        lower,
        upper,
        score,
        deviationScore,
        severity,
        List.of(),
        null,
        false);
  }

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
   * The name of the quiet hours, maintenance window or known event in which the point lies.
   *
   * @return the name, or empty
   */
  public Optional<String> labelIfAny() {
    return Optional.ofNullable(label);
  }

  /**
   * The instant of the point.
   *
   * @return the instant
   */
  public Instant instant() {
    return Instant.ofEpochMilli(epochMillis);
  }

  /**
   * The verdict in words for a person, such as {@code 1,204 where 1,850 to 2,300 was expected: 4.1
   * standard deviations below; mostly a single value (83 %), also a run of low values (17 %)}.
   * Numbers have at most six significant digits.
   *
   * @return one line of English
   */
  public String explanation() {
    return Explanation.of(this);
  }
}
