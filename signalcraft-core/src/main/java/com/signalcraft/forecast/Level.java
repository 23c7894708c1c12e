package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import java.io.Serializable;

/**
 * The level of a prediction interval: the share of future values that should fall inside it.
 *
 * @param coverage above 0 and below 1, such as 0.95
 */
public record Level(double coverage) implements Comparable<Level>, Serializable {

  /** Eighty per cent. */
  public static final Level P80 = new Level(0.80);

  /** Ninety-five per cent. */
  public static final Level P95 = new Level(0.95);

  /** Checks the range. */
  public Level {
    Checks.that(
        coverage > 0 && coverage < 1,
        "level",
        "must be above 0 and below 1, such as 0.95, was " + coverage);
  }

  /**
   * A level.
   *
   * @param coverage above 0 and below 1, such as 0.95
   * @return the level
   */
  public static Level of(double coverage) {
    return new Level(coverage);
  }

  @Override
  public int compareTo(Level other) {
    return Double.compare(coverage, other.coverage);
  }
}
