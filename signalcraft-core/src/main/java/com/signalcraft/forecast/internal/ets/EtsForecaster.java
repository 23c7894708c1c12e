package com.signalcraft.forecast.internal.ets;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.forecast.ets.EtsModel;
import com.signalcraft.forecast.ets.EtsOptions;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exponential smoothing in state space form. Immutable and thread-safe.
 *
 * @param options the settings
 */
public record EtsForecaster(EtsOptions options) implements Forecaster {

  /** The name under which fitted models are saved. */
  public static final String KIND = "ets";

  /** So many of the last values, or three seasons if those are more, are estimated on. */
  static final int MOST_VALUES = 5_000;

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries series = Fits.regular(given);
    Fits.requireObserved(series, 2, "exponential smoothing");
    return fit(series, null);
  }

  /** Fits to a regular series; with a model given, that one alone, from its estimates. */
  FittedEtsModel fit(TimeSeries series, @Nullable FittedEtsModel before) {
    int asked = before == null ? seasonLength(series) : before.seasonLength();
    int start = start(series, asked);
    EtsSeries prepared = new EtsSeries(series.values(), start, asked);
    List<EtsModel> models =
        before == null
            ? EtsSelection.models(options, prepared.positive, asked > 1)
            : List.of(before.model());
    // States before another value than those of before say nothing.
    List<EtsEstimate> given =
        before == null || before.estimate().start() != start
            ? List.of()
            : List.of(before.estimate());
    EtsEstimate best = EtsSelection.best(new EtsEstimator(prepared), models, options, given);
    if (best == null) {
      throw new ValidationException(
          "series",
          "suits none of the models asked for: multiplicative errors, trends and seasons need values"
              + " above 0 alone, and not all models can be fitted to all values");
    }
    return new FittedEtsModel(this, series, best);
  }

  /** Where the values begin that parameters are estimated on: near the end of a long series. */
  private static int start(TimeSeries series, int seasonLength) {
    return Math.max(0, series.size() - Math.max(MOST_VALUES, 3 * seasonLength));
  }

  private int seasonLength(TimeSeries series) {
    int length = options.seasonLength().orElseGet(() -> SeasonLengths.primary(series));
    int observed = series.size() - series.missingCount();
    return length <= observed / 2 ? length : 1;
  }

  /**
   * Reads a fitted model back.
   *
   * @param in where it was written
   * @param history what it was fitted to
   * @return the model
   */
  public static FittedForecaster read(StateReader in, TimeSeries history) {
    return FittedEtsModel.read(in, history);
  }

  /** {@code ets}. */
  @Override
  public String toString() {
    return "ets";
  }
}
