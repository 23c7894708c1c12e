package com.signalcraft.internal;

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
import org.jspecify.annotations.Nullable;

/** Makes the forecast of a source from its points. Stateless. */
public final class ForecastMaker {

  private static final int ACCURACY_DECIMALS = 4;

  /** A quarter of the history at the most is held out. */
  private static final int HOLD_OUT_SHARE = 4;

  private ForecastMaker() {}

  /**
   * A forecast, with how accurate its model was on the end of the points it knows.
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
   * How well the model foretells the end of the history from what lies before it: 1 less the sum of
   * the absolute errors over the sum of the absolute values (1 − WAPE), at most 1. Null where the
   * history is too short, or is zero throughout that end.
   */
  private static @Nullable BigDecimal accuracy(Forecaster model, TimeSeries history, int steps) {
    int held = Math.min(steps, history.size() / HOLD_OUT_SHARE);
    if (held == 0) {
      return null;
    }
    int known = history.size() - held;
    TimeSeries predicted = model.fit(history.slice(0, known)).predict(Horizon.steps(held)).mean();
    double errors = 0;
    double values = 0;
    for (int i = 0; i < held; i++) {
      double actual = history.valueAt(known + i);
      if (!Double.isNaN(actual)) {
        errors += Math.abs(predicted.valueAt(i) - actual);
        values += Math.abs(actual);
      }
    }
    double accuracy = 1 - errors / values;
    return Double.isFinite(accuracy)
        ? BigDecimal.valueOf(accuracy).setScale(ACCURACY_DECIMALS, RoundingMode.HALF_UP)
        : null;
  }
}
