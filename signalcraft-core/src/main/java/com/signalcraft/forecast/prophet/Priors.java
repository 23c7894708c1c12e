package com.signalcraft.forecast.prophet;

import com.signalcraft.common.Checks;
import java.util.OptionalDouble;

/** Checks of prior scales. Stateless. */
final class Priors {

  private Priors() {}

  static void positive(String field, double scale) {
    Checks.that(scale > 0 && scale <= 1e9, field, "must be above 0 and at most 1e9, was " + scale);
  }

  static void positive(String field, OptionalDouble scale) {
    Checks.required(field, scale).ifPresent(value -> positive(field, value));
  }
}
