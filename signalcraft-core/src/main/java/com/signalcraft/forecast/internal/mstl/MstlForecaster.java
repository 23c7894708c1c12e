package com.signalcraft.forecast.internal.mstl;

import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.decompose.MstlOptions;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.TimeSeries;
import java.util.Optional;

/**
 * Seasons by MSTL and a model of the seasonally adjusted series; see {@link
 * com.signalcraft.forecast.Forecasters#mstl(MstlOptions, Forecaster)}.
 *
 * @param options the settings
 * @param model the model of the seasonally adjusted series
 */
public record MstlForecaster(MstlOptions options, Forecaster model) implements Forecaster {

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries series = Fits.regular(given);
    Fits.requireObserved(series, 1, "a decomposition");
    Seasons seasons = Seasons.of(series, options);
    FittedForecaster rest = model.fit(seasons.off(series));
    return new FittedMstl(options, Optional.of(model), series, seasons, rest);
  }

  @Override
  public String toString() {
    return (options.logarithm() ? "log mstl + " : "mstl + ") + model;
  }
}
