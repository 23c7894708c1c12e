package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.prophet.FittedProphet;
import com.signalcraft.forecast.prophet.ProphetOptions;
import com.signalcraft.series.TimeSeries;

/**
 * The Prophet model; see {@link com.signalcraft.forecast.Forecasters#prophet(ProphetOptions)}.
 * Immutable and thread-safe.
 *
 * @param options the settings
 */
public record ProphetForecaster(ProphetOptions options) implements Forecaster {

  /** Checks that there are settings. */
  public ProphetForecaster {
    Checks.required("options", options);
  }

  @Override
  public FittedProphet fit(TimeSeries series) {
    return FittedProphetModel.fit(options, Fits.regular(series));
  }

  @Override
  public String toString() {
    return "prophet";
  }
}
