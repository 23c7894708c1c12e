package com.signalcraft.forecast.ces;

import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Refit;
import com.signalcraft.series.TimeSeries;

/** A fitted model of complex exponential smoothing, as {@code Forecasters.ces} gives it. */
public interface FittedCes extends FittedForecaster {

  /**
   * The kind of season that was chosen.
   *
   * @return the kind
   */
  CesSeason season();

  /**
   * The season length.
   *
   * @return in steps; 1 without a season
   */
  int seasonLength();

  /**
   * The estimates.
   *
   * @return the smoothing parameters
   */
  CesParameters parameters();

  @Override
  FittedCes update(TimeSeries more, Refit refit);
}
