package com.signalcraft.forecast.internal.conformal;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.conformal.ConformalOptions;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.TimeSeries;

/**
 * A model whose intervals come from how far its earlier forecasts were off; see {@link
 * com.signalcraft.forecast.Forecasters#conformal(Forecaster, ConformalOptions)}. Immutable.
 *
 * @param forecaster the model
 * @param options the settings
 */
public record ConformalForecaster(Forecaster forecaster, ConformalOptions options)
    implements Forecaster {

  /** The name under which a fitted one is stored. */
  public static final String KIND = FittedConformal.KIND;

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries series = Fits.regular(given);
    FittedForecaster model = forecaster.fit(series);
    return new FittedConformal(model, options.rate(), Calibration.of(forecaster, series, options));
  }

  /**
   * Reads a fitted one.
   *
   * @param in the fields
   * @param history the history of the stored model
   * @return the model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    return FittedConformal.read(in, history);
  }

  /** Such as {@code ets, conformal}. */
  @Override
  public String toString() {
    return forecaster + ", conformal";
  }
}
