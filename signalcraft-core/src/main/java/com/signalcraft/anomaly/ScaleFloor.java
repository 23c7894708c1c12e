package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import java.io.Serializable;

/**
 * The least standard deviation that a detector assumes, so that a tiny change after a constant
 * stretch is not infinitely odd: the greater of a share of the expected value and an absolute
 * amount. Immutable and thread-safe.
 *
 * @param relative the share of the expected value's size, 0 to 1
 * @param absolute the amount, in the series' unit, above 0 and finite
 */
public record ScaleFloor(double relative, double absolute) implements Serializable {

  /**
   * The floor by default: 0.01 % of the expected value and 1e-15, which is there only so that a
   * series of zeros has a scale.
   */
  public static final ScaleFloor DEFAULT = new ScaleFloor(1e-4, 1e-15);

  /** Checks the two bounds. */
  public ScaleFloor {
    Checks.that(
        relative >= 0 && relative <= 1, "relative", "must be between 0 and 1, was " + relative);
    Checks.that(
        absolute > 0 && absolute < Double.POSITIVE_INFINITY,
        "absolute",
        "must be above 0 and finite, was " + absolute);
  }

  /**
   * The least standard deviation about an expected value.
   *
   * @param expected the expected value, in the series' unit
   * @return the least standard deviation, above 0, in the series' unit
   */
  public double at(double expected) {
    return Math.max(absolute, relative * Math.abs(expected));
  }
}
