package com.signalcraft.forecast.ets;

import com.signalcraft.common.Checks;
import java.util.OptionalDouble;

/**
 * The smoothing parameters of a model, in the notation of Hyndman et al. (2008). Immutable.
 *
 * @param alpha how much of an error enters the level, 0.0001 to 0.9999
 * @param beta how much of it enters the slope, 0.0001 to α; empty without a trend
 * @param gamma how much of it enters the season, 0.0001 to 1 − α; empty without a season
 * @param phi what is left of the slope after a step, 0.8 to 0.98; empty without damping
 */
public record EtsParameters(
    double alpha, OptionalDouble beta, OptionalDouble gamma, OptionalDouble phi) {

  /** Checks that all are there. */
  public EtsParameters {
    Checks.required("beta", beta);
    Checks.required("gamma", gamma);
    Checks.required("phi", phi);
  }
}
