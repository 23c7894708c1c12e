package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import java.io.Serializable;

/**
 * From how many standard deviations on an anomaly is of which severity: of the deviation as it is,
 * or of what it has above the threshold at which the detector tells. The scale grades anomalies;
 * whether a point is one at all is decided by the {@link FalseAlarmRate}, and on an absolute scale
 * by {@code low}, below which nothing is an anomaly however sensitive the detector is.
 *
 * <p>On {@link #DEFAULT}, with dense points and few false alarms, where the threshold lies at 4
 * standard deviations, say, the lower grades stay unused: what is odd enough to be told there is
 * grave. {@link #aboveThreshold()} uses all four. Immutable and thread-safe.
 *
 * @param low from here on an anomaly is at least {@link Severity#LOW}; above 0, or relative to the
 *     threshold 0 or more
 * @param medium from here on {@link Severity#MEDIUM}, at least {@code low}
 * @param high from here on {@link Severity#HIGH}, at least {@code medium}
 * @param critical from here on {@link Severity#CRITICAL}, at least {@code high}, finite
 * @param relative whether the four count from the threshold on rather than from 0
 */
public record SeverityScale(
    double low, double medium, double high, double critical, boolean relative)
    implements Serializable {

  /** The scale by default: 1.5, 2, 2.5 and 5 standard deviations. */
  public static final SeverityScale DEFAULT = new SeverityScale(1.5, 2, 2.5, 5);

  private static final SeverityScale ABOVE_THRESHOLD = new SeverityScale(0, 0.5, 1.5, 3, true);

  /** Checks that the thresholds are positive, finite and do not fall. */
  public SeverityScale {
    Checks.that(relative ? low >= 0 : low > 0, "low", "must be above 0, was " + low);
    Checks.that(medium >= low, "medium", "must be at least low = " + low + ", was " + medium);
    Checks.that(high >= medium, "high", "must be at least medium = " + medium + ", was " + high);
    Checks.that(
        critical >= high && critical < Double.POSITIVE_INFINITY,
        "critical",
        "must be finite and at least high = " + high + ", was " + critical);
  }

  /**
   * An absolute scale.
   *
   * @param low from here on an anomaly is at least {@link Severity#LOW}, above 0
   * @param medium from here on {@link Severity#MEDIUM}, at least {@code low}
   * @param high from here on {@link Severity#HIGH}, at least {@code medium}
   * @param critical from here on {@link Severity#CRITICAL}, at least {@code high}, finite
   */
  public SeverityScale(double low, double medium, double high, double critical) {
    this(low, medium, high, critical, false);
  }

  /**
   * The scale that counts from the threshold of the detector on: low at it, medium 0.5, high 1.5
   * and critical 3 standard deviations above it.
   *
   * @return the scale
   */
  public static SeverityScale aboveThreshold() {
    return ABOVE_THRESHOLD;
  }

  /**
   * The least deviation that can be an anomaly, whatever the threshold.
   *
   * @return {@code low} of an absolute scale, 0 of a relative one
   */
  public double least() {
    return relative ? 0 : low;
  }

  /**
   * The severity of an anomaly.
   *
   * @param deviationScore by how many standard deviations it is above (positive) or below
   *     (negative) what was expected
   * @param threshold from how many standard deviations on the detector tells; without effect on an
   *     absolute scale
   * @return the severity; {@link Severity#LOW} also below the least threshold
   */
  public Severity severityOf(double deviationScore, double threshold) {
    double size = Math.abs(deviationScore) - (relative ? threshold : 0);
    if (size >= critical) {
      return Severity.CRITICAL;
    }
    if (size >= high) {
      return Severity.HIGH;
    }
    return size >= medium ? Severity.MEDIUM : Severity.LOW;
  }
}
