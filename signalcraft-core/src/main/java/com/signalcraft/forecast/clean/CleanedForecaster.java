package com.signalcraft.forecast.clean;

import com.signalcraft.forecast.FittedForecaster;

/**
 * A model that was fitted to a cleaned history; {@link #history()} is the history as it was.
 * Immutable and thread-safe.
 */
public interface CleanedForecaster extends FittedForecaster {

  /**
   * What was found in the history.
   *
   * @return outliers, level shifts and the cleaned history
   */
  Cleaning cleaning();
}
