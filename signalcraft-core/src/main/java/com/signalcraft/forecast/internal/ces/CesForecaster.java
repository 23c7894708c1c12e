package com.signalcraft.forecast.internal.ces;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.forecast.ces.CesOptions;
import com.signalcraft.forecast.ces.CesSeason;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Magnitude;
import com.signalcraft.forecast.internal.Recent;
import com.signalcraft.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Complex exponential smoothing. Immutable and thread-safe.
 *
 * @param options the settings
 */
public record CesForecaster(CesOptions options) implements Forecaster {

  /** The name under which fitted models are saved. */
  public static final String KIND = "ces";

  @Override
  public FittedForecaster fit(TimeSeries given) {
    return fitted(Fits.regular(given));
  }

  /** Fits to a regular series. */
  FittedCesModel fitted(TimeSeries series) {
    int observed = Fits.requireObserved(series, 2, "complex exponential smoothing");
    int asked = options.seasonLength().orElseGet(() -> SeasonLengths.primary(series));
    int length = asked <= observed / 2 ? asked : 1;
    List<CesSeason> seasons = new ArrayList<>();
    for (CesSeason season : CesSeason.values()) {
      if (length > 1 ? options.seasons().contains(season) : season == CesSeason.NONE) {
        seasons.add(season);
      }
    }
    Magnitude unit = Magnitude.of(series.values());
    double[] y = recent(unit.scaled(series.values()), length);
    CesEstimator.Estimate estimate = CesEstimator.best(y, Magnitude.observed(y), seasons, length);
    return new FittedCesModel(this, series, unit.scale(), estimate.season(), length, estimate.x());
  }

  /** Estimates the parameters of a fitted model anew on another series, from where they stood. */
  FittedCesModel again(TimeSeries series, FittedCesModel before) {
    Magnitude unit = Magnitude.of(series.values());
    int length = before.seasonLength();
    double[] y = recent(unit.scaled(series.values()), length);
    CesEstimator.Estimate estimate =
        CesEstimator.estimate(
            y, Magnitude.observed(y), before.season(), length, List.of(before.vector()));
    return new FittedCesModel(this, series, unit.scale(), before.season(), length, estimate.x());
  }

  private static double[] recent(double[] values, int length) {
    return Arrays.copyOfRange(values, Recent.start(values, values.length, length), values.length);
  }

  /**
   * Reads a fitted model back.
   *
   * @param in where it was written
   * @param history what it was fitted to
   * @return the model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    return FittedCesModel.read(in, history);
  }

  /** {@code ces}. */
  @Override
  public String toString() {
    return "ces";
  }
}
