package com.signalcraft.forecast;

import com.signalcraft.common.Checks;

/**
 * A named part of a fit or a forecast, such as the trend or the weekly season. Immutable.
 *
 * @param name the part's name, such as {@code trend} or {@code weekly}
 * @param values one value for each time stamp of what it is a part of
 */
@SuppressWarnings("ArrayRecordComponent") // the accessor and the constructor copy
public record Component(String name, double[] values) {

  /** Copies the values. */
  public Component {
    Checks.text("name", name, 100);
    values = values.clone();
  }

  /**
   * The values.
   *
   * @return a new array, one value for each time stamp
   */
  @Override
  public double[] values() {
    return values.clone();
  }
}
