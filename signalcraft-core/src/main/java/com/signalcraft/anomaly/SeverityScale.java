package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;

/**
 * From how many standard deviations on an anomaly is of which severity. The scale grades anomalies;
 * whether a point is one at all is decided by the {@link FalseAlarmRate}, and by {@code low}, below
 * which nothing is an anomaly however sensitive the detector is. So with dense points and few false
 * alarms, where the threshold lies at 4 standard deviations, say, the lower grades stay unused:
 * what is odd enough to be told there is grave. Immutable and thread-safe.
 *
 * @param low from here on an anomaly is at least {@link Severity#LOW}, above 0
 * @param medium from here on {@link Severity#MEDIUM}, at least {@code low}
 * @param high from here on {@link Severity#HIGH}, at least {@code medium}
 * @param critical from here on {@link Severity#CRITICAL}, at least {@code high}, finite
 */
public record SeverityScale(double low, double medium, double high, double critical) {

  /** The scale by default: 1.5, 2, 2.5 and 5 standard deviations. */
  public static final SeverityScale DEFAULT = new SeverityScale(1.5, 2, 2.5, 5);

  /** Checks that the thresholds are positive, finite and do not fall. */
  public SeverityScale {
    Checks.that(low > 0, "low", "must be above 0, was " + low);
    Checks.that(medium >= low, "medium", "must be at least low = " + low + ", was " + medium);
    Checks.that(high >= medium, "high", "must be at least medium = " + medium + ", was " + high);
    Checks.that(
        critical >= high && critical < Double.POSITIVE_INFINITY,
        "critical",
        "must be finite and at least high = " + high + ", was " + critical);
  }

  /**
   * The severity of an anomaly.
   *
   * @param deviationScore by how many standard deviations it is above (positive) or below
   *     (negative) what was expected
   * @return the severity; {@link Severity#LOW} also below the least threshold
   */
  public Severity severityOf(double deviationScore) {
    double size = Math.abs(deviationScore);
    if (size >= critical) {
      return Severity.CRITICAL;
    }
    if (size >= high) {
      return Severity.HIGH;
    }
    return size >= medium ? Severity.MEDIUM : Severity.LOW;
  }
}
