package com.signalcraft.forecast.internal.ets;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.forecast.ets.EtsModel;
import com.signalcraft.forecast.ets.EtsOptions;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.internal.Recent;
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

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries series = Fits.regular(given);
    Fits.requireObserved(series, 2, "exponential smoothing");
    return fit(series, null);
  }

  /**
   * Fits to a regular series; with a model given, that one alone, from its estimates, as long as it
   * suits the values.
   */
  FittedEtsModel fit(TimeSeries series, @Nullable FittedEtsModel before) {
    int asked = before == null ? seasonLength(series) : before.seasonLength();
    double[] values = series.values();
    int start = Recent.start(values, values.length, asked);
    EtsSeries prepared = new EtsSeries(values, start, asked);
    List<EtsModel> models =
        before == null
            ? EtsSelection.models(options, prepared.positive, asked)
            : List.of(before.model());
    // States before another value than those of before say nothing.
    List<EtsEstimate> given =
        before == null || before.estimate().start() != start
            ? List.of()
            : List.of(before.estimate());
    EtsEstimate best = EtsSelection.best(new EtsEstimator(prepared), models, options, given);
    if (best == null && before != null) {
      return fit(series, null);
    }
    if (best == null) {
      throw new ValidationException(
          "series",
          "suits none of the models asked for: multiplicative errors, trends and seasons need values"
              + " above 0 alone, and a season of more than 400 steps goes without a trend");
    }
    return new FittedEtsModel(this, series, best);
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
