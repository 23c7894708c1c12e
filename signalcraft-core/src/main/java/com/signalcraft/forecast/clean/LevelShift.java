package com.signalcraft.forecast.clean;

import com.signalcraft.common.Checks;
import java.time.Instant;

/**
 * A lasting step of a series' level. Immutable.
 *
 * @param index where in the series the new level begins, from 1
 * @param at when it begins
 * @param before the median just before it, without season, in the series' unit
 * @param after the median just after it, without season, in the series' unit
 */
public record LevelShift(int index, Instant at, double before, double after) {

  /** Checks the index. */
  public LevelShift {
    Checks.between("index", index, 1, Integer.MAX_VALUE);
    Checks.required("at", at);
  }
}
