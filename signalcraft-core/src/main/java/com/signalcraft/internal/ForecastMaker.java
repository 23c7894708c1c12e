package com.signalcraft.internal;

import com.signalcraft.accuracy.Backtest;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.FrequencyUnit;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Makes the forecast of a source from its points. Stateless. */
public final class ForecastMaker {

  private static final int ACCURACY_DECIMALS = 4;

  /** A quarter of the history at the most is held out. */
  private static final int HOLD_OUT_SHARE = 4;

  /** From so many points in time the model is tried. */
  private static final int ORIGINS = 4;

  /** So many values at the end of a history show how well its model does. */
  private static final int MOST_VALUES = 20_000;

  private ForecastMaker() {}

  /**
   * A forecast, with how accurate its model was out of sample on the points it knows.
   *
   * @param points all points of the source
   * @param type the model; empty for the one that suits the points best
   * @param horizonDays how far to look ahead, in days after the last point
   * @return the run, with bounds of {@link Level#P95}, to be saved
   * @throws com.signalcraft.error.InsufficientDataException if there are too few points
   * @throws com.signalcraft.error.SignalCraftException if the model cannot be fitted to them
   */
  public static ForecastRun make(SourceColumns points, Optional<ModelType> type, int horizonDays) {
    Forecaster model = type.map(Forecasters::of).orElseGet(Forecasters::auto);
    TimeSeries history = regular(points);
    Forecast forecast = model.fit(history).predict(Horizon.days(horizonDays), Level.P95);
    return ForecastRun.of(
        points.source().id(),
        forecast,
        Level.P95,
        accuracy(model, history, forecast.mean().size()));
  }

  /**
   * The history at even distances: at its own frequency, where it has one of an hour or more; by
   * the hour where it is finer; by the day where it has none.
   */
  private static TimeSeries regular(SourceColumns points) {
    TimeSeries series = points.combined();
    Frequency frequency = series.frequency().orElse(null);
    if (frequency == null) {
      return points.combined(Frequency.DAILY, points.source().aggregation());
    }
    return frequency.unit().compareTo(FrequencyUnit.HOUR) < 0
        ? points.combined(Frequency.HOURLY, points.source().aggregation())
        : series.withGapsExplicit();
  }

  /**
   * How well the model does out of sample: {@link
   * com.signalcraft.accuracy.BacktestResult#modelAccuracy()} of a rolling-origin backtest of the
   * history's end. From at most {@value #ORIGINS} points in time, in the second half of the history
   * and the length of the forecast apart (a quarter of the history where that is less), the model
   * is fitted anew to what lies before and its means are compared with what came; the result is 1
   * less the sum of all absolute errors over the sum of all absolute values, and 0 where that is
   * negative. Of a long history the last {@value #MOST_VALUES} values count, so that the work stays
   * bounded. Null where the history is too short, where the model cannot be fitted to a part of it,
   * or where it is zero throughout.
   */
  private static @Nullable BigDecimal accuracy(Forecaster model, TimeSeries history, int steps) {
    TimeSeries end = history.tail(Math.min(history.size(), MOST_VALUES));
    int held = Math.min(steps, end.size() / HOLD_OUT_SHARE);
    if (held == 0) {
      return null;
    }
    OptionalDouble accuracy =
        Backtest.of(Horizon.steps(held)).origins(ORIGINS).run(model, end).modelAccuracy();
    return accuracy.isPresent()
        ? BigDecimal.valueOf(accuracy.getAsDouble())
            .setScale(ACCURACY_DECIMALS, RoundingMode.HALF_UP)
        : null;
  }
}
