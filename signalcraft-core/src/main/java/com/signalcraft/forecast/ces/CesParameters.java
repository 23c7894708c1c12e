package com.signalcraft.forecast.ces;

import com.signalcraft.common.Checks;
import java.util.OptionalDouble;

/**
 * The complex smoothing parameters α₀ + iα₁ and β₀ + iβ₁ of Svetunkov, Kourentzes and Ord (2022).
 * Immutable.
 *
 * @param alphaReal α₀, 0.01 to 1.8
 * @param alphaImaginary α₁, 0.01 to 1.9
 * @param betaReal β₀ of a partial or full season, 0.01 to 1.5; empty for others
 * @param betaImaginary β₁ of a full season, 0.01 to 1.5; empty for others
 */
public record CesParameters(
    double alphaReal,
    double alphaImaginary,
    OptionalDouble betaReal,
    OptionalDouble betaImaginary) {

  /** Checks that all are there. */
  public CesParameters {
    Checks.required("betaReal", betaReal);
    Checks.required("betaImaginary", betaImaginary);
  }
}
