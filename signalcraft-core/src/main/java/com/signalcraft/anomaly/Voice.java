package com.signalcraft.anomaly;

import com.signalcraft.common.WireEnum;

/**
 * One of the ways in which a point can be odd. A detector hears all of them, each turned into a
 * probability, and goes by the one that is least probable.
 */
public enum Voice implements WireEnum {
  /** A single value far from what was expected. */
  POINT("point"),
  /** Several values running on one side of what was expected, or far from it on either. */
  RUN("run"),
  /** A value above or below all that have been seen. */
  EXTREME("extreme"),
  /** The course of the last values is like none seen before. */
  SHAPE("shape"),
  /** The values scatter more, or less, than they use to. */
  VARIANCE("variance");

  private final String wireName;

  Voice(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
