package com.signalcraft.anomaly;

import com.signalcraft.common.Checks;
import java.io.Serializable;

/**
 * The least difference from what was expected that is worth telling, however odd it is: a value is
 * no anomaly unless it differs by the share <em>and</em> by the amount of its direction, and unless
 * the volume expected is great enough. It does not change scores. Immutable and thread-safe.
 *
 * @param relativeUp the least share of the expected value's size by which a value must be above it,
 *     0 or more; 0.1 is ten per cent
 * @param relativeDown the same below it
 * @param absoluteUp the least amount by which a value must be above, in the series' unit, 0 or more
 * @param absoluteDown the same below
 * @param leastVolume the least size of the expected value, in the series' unit, 0 or more: where
 *     less is expected nothing is an anomaly
 */
public record ChangeFloor(
    double relativeUp,
    double relativeDown,
    double absoluteUp,
    double absoluteDown,
    double leastVolume)
    implements Serializable {

  /** No floor: the default. */
  public static final ChangeFloor NONE = new ChangeFloor(0, 0, 0, 0, 0);

  /** Checks that nothing is negative or infinite. */
  public ChangeFloor {
    check("relativeUp", relativeUp);
    check("relativeDown", relativeDown);
    check("absoluteUp", absoluteUp);
    check("absoluteDown", absoluteDown);
    check("leastVolume", leastVolume);
  }

  private static void check(String field, double value) {
    Checks.that(
        value >= 0 && value < Double.POSITIVE_INFINITY,
        field,
        "must be 0 or more and finite, was " + value);
  }

  /**
   * This floor with another share, in both directions.
   *
   * @param share the least share of the expected value's size, 0 or more
   * @return the floor
   */
  public ChangeFloor withRelative(double share) {
    return new ChangeFloor(share, share, absoluteUp, absoluteDown, leastVolume);
  }

  /**
   * This floor with another amount, in both directions.
   *
   * @param amount the least amount, in the series' unit, 0 or more
   * @return the floor
   */
  public ChangeFloor withAbsolute(double amount) {
    return new ChangeFloor(relativeUp, relativeDown, amount, amount, leastVolume);
  }

  /**
   * This floor with another volume.
   *
   * @param volume the least size of the expected value, in the series' unit, 0 or more
   * @return the floor
   */
  public ChangeFloor withLeastVolume(double volume) {
    return new ChangeFloor(relativeUp, relativeDown, absoluteUp, absoluteDown, volume);
  }

  /**
   * How far above the expected value a value must be.
   *
   * @param expected the expected value
   * @return the least difference, in the series' unit; infinite where the volume is too small
   */
  public double up(double expected) {
    return least(expected, relativeUp, absoluteUp);
  }

  /**
   * How far below the expected value a value must be.
   *
   * @param expected the expected value
   * @return the least difference, in the series' unit; infinite where the volume is too small
   */
  public double down(double expected) {
    return least(expected, relativeDown, absoluteDown);
  }

  private double least(double expected, double relative, double absolute) {
    double size = Math.abs(expected);
    return size < leastVolume ? Double.POSITIVE_INFINITY : Math.max(absolute, relative * size);
  }

  /**
   * Whether a difference is worth telling.
   *
   * @param value the value
   * @param expected the expected value
   * @return true if it is at or above the floor
   */
  public boolean passes(double value, double expected) {
    double change = value - expected;
    return change >= 0 ? change >= up(expected) : -change >= down(expected);
  }
}
