package com.signalcraft.forecast.internal.ensemble;

import com.signalcraft.forecast.Forecaster;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How a model did from a few origins.
 *
 * @param model the model
 * @param score its mean absolute scaled error over all origins and steps; empty where it could not
 *     be fitted at every one
 * @param note why there is no score, or an empty text
 * @param paths its forecasts, one for each origin; none without a score
 */
public record Trial(Forecaster model, OptionalDouble score, String note, List<Path> paths) {

  /** Copies the paths. */
  public Trial {
    paths = List.copyOf(paths);
  }

  /**
   * A forecast from one origin.
   *
   * @param mean one value for each step
   * @param lower the lower bounds of the level that bands are measured at
   * @param upper the upper bounds
   */
  @SuppressWarnings("ArrayRecordComponent") // made in one place and not changed
  public record Path(double[] mean, double[] lower, double[] upper) {}
}
