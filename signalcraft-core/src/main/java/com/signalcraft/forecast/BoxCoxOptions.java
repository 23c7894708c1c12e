package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * Settings of a Box-Cox transformation. Immutable.
 *
 * @param lambda the exponent, {@value #LEAST_LAMBDA} to {@value #GREATEST_LAMBDA}: 1 changes
 *     nothing but the origin, 0.5 is the square root, 0 the logarithm; at 0 and below every value
 *     must be above zero; empty for the one that makes the spread of a series depend least on its
 *     level (Guerrero, 1993); default empty
 * @param biasAdjusted whether the means of a forecast are means in the series' unit, to the second
 *     order; without it they are medians; default false
 */
public record BoxCoxOptions(OptionalDouble lambda, boolean biasAdjusted) implements Serializable {

  /** The least exponent. */
  public static final double LEAST_LAMBDA = -1;

  /** The greatest exponent. */
  public static final double GREATEST_LAMBDA = 2;

  private static final BoxCoxOptions DEFAULTS = new BoxCoxOptions(OptionalDouble.empty(), false);

  /** Checks the exponent. */
  public BoxCoxOptions {
    Checks.required("lambda", lambda)
        .ifPresent(
            value ->
                Checks.that(
                    value >= LEAST_LAMBDA && value <= GREATEST_LAMBDA,
                    "lambda",
                    "must be between "
                        + LEAST_LAMBDA
                        + " and "
                        + GREATEST_LAMBDA
                        + ", was "
                        + value));
  }

  /**
   * The exponent chosen for each series, medians.
   *
   * @return the default settings
   */
  public static BoxCoxOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * The same with a given exponent.
   *
   * @param value the exponent, −1 to 2
   * @return the changed settings
   */
  public BoxCoxOptions withLambda(double value) {
    return new BoxCoxOptions(OptionalDouble.of(value), biasAdjusted);
  }

  /**
   * The same with means or medians.
   *
   * @param wanted whether the means of a forecast are means in the series' unit
   * @return the changed settings
   */
  public BoxCoxOptions withBiasAdjusted(boolean wanted) {
    return new BoxCoxOptions(lambda, wanted);
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
