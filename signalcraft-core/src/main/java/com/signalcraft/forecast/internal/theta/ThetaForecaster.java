package com.signalcraft.forecast.internal.theta;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.LinearOptions;
import com.signalcraft.forecast.SeasonLengths;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.forecast.theta.ThetaModel;
import com.signalcraft.forecast.theta.ThetaOptions;
import com.signalcraft.series.TimeSeries;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * The theta method; see {@link
 * com.signalcraft.forecast.Forecasters#theta(com.signalcraft.forecast.theta.ThetaOptions)}.
 *
 * @param options the settings
 */
public record ThetaForecaster(ThetaOptions options) implements Forecaster {

  private static final int LEAST_OBSERVED = 2;

  @Override
  public FittedForecaster fit(TimeSeries given) {
    TimeSeries series = Fits.regular(given);
    Fits.requireObserved(series, LEAST_OBSERVED, "the theta method");
    ThetaValues values = ThetaValues.of(series);
    int length = options.seasonLength().orElseGet(() -> SeasonLengths.primary(series));
    ClassicalSeason season =
        ClassicalSeason.find(values.filled(), values.values(), length, options.multiplicative());
    return fitted(series, values, season, options.model());
  }

  /** The same form with the same kind of season, estimated anew. */
  FittedTheta refit(TimeSeries series, ThetaModel model, ClassicalSeason before) {
    ThetaValues values = ThetaValues.of(series);
    ClassicalSeason season =
        before.isPresent()
            ? ClassicalSeason.of(
                values.filled(), values.values(), before.effects().length, before.multiplicative())
            : before;
    return fitted(series, values, season, model);
  }

  private FittedTheta fitted(
      TimeSeries series, ThetaValues values, ClassicalSeason season, ThetaModel model) {
    ThetaParameters parameters =
        ThetaFit.of(model, values.adjusted(season), values.counts(), season.effects().length);
    return new FittedTheta(this, series, values.unit(), season, parameters);
  }

  /** A short name: theta, and the form where it is not the usual one. */
  @Override
  public String toString() {
    return options.model() == ThetaModel.DOTM
        ? "theta"
        : "theta " + options.model().name().toLowerCase(Locale.ROOT);
  }

  void store(StateWriter out) {
    out.put(options.model().name())
        .put(options.seasonLength().orElse(0))
        .put(options.multiplicative());
  }

  static ThetaForecaster read(StateReader in) {
    ThetaModel model = in.getConstant(ThetaModel.class);
    int length = in.getInt(0, LinearOptions.MAX_SEASON_LENGTH);
    boolean multiplicative = in.getBoolean();
    return new ThetaForecaster(
        new ThetaOptions(
            model, length == 0 ? OptionalInt.empty() : OptionalInt.of(length), multiplicative));
  }
}
