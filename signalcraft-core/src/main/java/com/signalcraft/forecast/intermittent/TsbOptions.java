package com.signalcraft.forecast.intermittent;

import com.signalcraft.common.Checks;
import com.signalcraft.common.internal.RecordForm;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * Settings of the method of Teunter, Syntetos and Babai. Immutable.
 *
 * @param sizeAlpha how much of an error the size takes up where there is demand, above 0 to 1;
 *     empty for that from 0.05 to 0.3 with the least squared one-step errors; default empty
 * @param probabilityAlpha how much of an error the probability of demand takes up at each step,
 *     above 0 to 1; empty for that from 0.01 to 0.3 with the least squared one-step errors; default
 *     empty
 */
public record TsbOptions(OptionalDouble sizeAlpha, OptionalDouble probabilityAlpha)
    implements Serializable {

  private static final TsbOptions DEFAULTS =
      new TsbOptions(OptionalDouble.empty(), OptionalDouble.empty());

  /** Checks the ranges. */
  public TsbOptions {
    CrostonOptions.checkShare("sizeAlpha", Checks.required("sizeAlpha", sizeAlpha));
    CrostonOptions.checkShare(
        "probabilityAlpha", Checks.required("probabilityAlpha", probabilityAlpha));
  }

  /**
   * Both estimated.
   *
   * @return the default settings
   */
  public static TsbOptions ofDefaults() {
    return DEFAULTS;
  }

  /**
   * The same with given shares.
   *
   * @param size for the size, above 0 to 1
   * @param probability for the probability, above 0 to 1
   * @return the changed settings
   */
  public TsbOptions withAlphas(double size, double probability) {
    return new TsbOptions(OptionalDouble.of(size), OptionalDouble.of(probability));
  }

  private Object writeReplace() {
    return new RecordForm(this);
  }
}
