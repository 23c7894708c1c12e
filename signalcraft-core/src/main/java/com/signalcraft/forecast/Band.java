package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;

/**
 * The bounds of a prediction interval, one pair for each step. Immutable.
 *
 * @param level the share of future values that should fall between the bounds
 * @param lower the lower bounds, each at most the upper one
 * @param upper the upper bounds
 */
@SuppressWarnings("ArrayRecordComponent") // the accessors and the constructor copy
public record Band(Level level, double[] lower, double[] upper) {

  /** Copies and checks the bounds. */
  public Band {
    Checks.required("level", level);
    Checks.that(
        lower.length == upper.length,
        "upper",
        "must have as many bounds as lower, " + lower.length + ", had " + upper.length);
    for (int i = 0; i < lower.length; i++) {
      // Written so that NaN is refused.
      if (!(lower[i] <= upper[i])) {
        throw new ValidationException(
            "lower",
            "must not exceed upper at step " + (i + 1) + ": " + lower[i] + " > " + upper[i]);
      }
    }
    lower = lower.clone();
    upper = upper.clone();
  }

  /**
   * The lower bounds.
   *
   * @return a new array, one bound for each step
   */
  @Override
  public double[] lower() {
    return lower.clone();
  }

  /**
   * The upper bounds.
   *
   * @return a new array, one bound for each step
   */
  @Override
  public double[] upper() {
    return upper.clone();
  }
}
