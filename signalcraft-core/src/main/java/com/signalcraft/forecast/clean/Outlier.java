package com.signalcraft.forecast.clean;

import com.signalcraft.common.Checks;
import java.time.Instant;

/**
 * A value that does not belong to what is around it. Immutable.
 *
 * @param index where in the series it is, from 0
 * @param at when it was
 * @param value the value, in the series' unit
 * @param expected what the values around it and the season lead to expect, in the series' unit
 */
public record Outlier(int index, Instant at, double value, double expected) {

  /** Checks the index. */
  public Outlier {
    Checks.between("index", index, 0, Integer.MAX_VALUE);
    Checks.required("at", at);
  }
}
