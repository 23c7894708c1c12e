package com.signalcraft.anomaly;

import com.signalcraft.common.WireEnum;

/** Which deviations are anomalies. */
public enum Direction implements WireEnum {
  /** Only what is too high. */
  UP("up"),
  /** Only what is too low. */
  DOWN("down"),
  /** Both. */
  BOTH("both");

  private final String wireName;

  Direction(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /**
   * Whether a deviation counts.
   *
   * @param deviation what a value is above (positive) or below (negative) the expected one
   * @return true if it goes this way; zero goes any way
   */
  public boolean includes(double deviation) {
    return switch (this) {
      case UP -> deviation >= 0;
      case DOWN -> deviation <= 0;
      case BOTH -> true;
    };
  }
}
