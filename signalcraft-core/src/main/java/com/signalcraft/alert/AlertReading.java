package com.signalcraft.alert;

import java.time.Instant;

/**
 * What a rule says at one point. Immutable and thread-safe.
 *
 * @param epochMillis the point's time stamp, in milliseconds since 1970-01-01T00:00Z
 * @param state whether the condition is met
 * @param measure what is compared with the threshold: the window's aggregate; for change_percent
 *     the change in per cent, infinite where the baseline is 0; for anomaly the deviation score, in
 *     standard deviations; NaN where unknown
 * @param value the window's aggregate, for anomaly the anomalous value; in the KPI's unit, NaN
 *     where unknown
 * @param baseline for change_percent the aggregate of the window before, for anomaly the expected
 *     value; else NaN
 */
public record AlertReading(
    long epochMillis, State state, double measure, double value, double baseline) {

  /** Whether a condition is met. */
  public enum State {
    /** It is. */
    HIT,
    /**
     * It is not, but what fires is not over either: the measure lies between the threshold and the
     * recovery threshold.
     */
    BETWEEN,
    /** It is not. */
    CLEAR,
    /** The data cannot tell: the window is not full, the baseline is 0, no verdict yet. */
    UNKNOWN
  }

  /**
   * The instant of the point.
   *
   * @return the instant
   */
  public Instant at() {
    return Instant.ofEpochMilli(epochMillis);
  }

  /**
   * A reading that says nothing.
   *
   * @param epochMillis the point's time stamp, in milliseconds since 1970-01-01T00:00Z
   * @return the reading
   */
  public static AlertReading unknown(long epochMillis) {
    return new AlertReading(epochMillis, State.UNKNOWN, Double.NaN, Double.NaN, Double.NaN);
  }
}
