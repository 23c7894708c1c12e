package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import com.signalcraft.common.WireEnum;
import java.time.Instant;

/**
 * Where a series began to behave differently for good: told once, instead of calling each point
 * after it odd. Immutable and thread-safe.
 *
 * @param epochMillis the time stamp of the first point that behaves differently, in milliseconds
 *     since 1970-01-01T00:00Z
 * @param kind what changed
 * @param before the level before the change, or the standard deviation, in the series' unit, freed
 *     of seasonal effects
 * @param after the same after the change
 * @param deviationScore how many standard errors the two are apart, with the sign of the change, at
 *     most 10,000 in size
 */
public record ChangePoint(
    long epochMillis, Kind kind, double before, double after, double deviationScore) {

  /** What changed. */
  public enum Kind implements WireEnum {
    /** The level. */
    LEVEL("level"),
    /** How far values spread about their level: the standard deviation. */
    SPREAD("spread");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }

  /** Checks that all numbers are finite. */
  public ChangePoint {
    Checks.required("kind", kind);
    Checks.finite("before", before);
    Checks.finite("after", after);
    Checks.finite("deviationScore", deviationScore);
  }

  /**
   * The instant of the first point that behaves differently.
   *
   * @return the instant
   */
  public Instant instant() {
    return Instant.ofEpochMilli(epochMillis);
  }
}
