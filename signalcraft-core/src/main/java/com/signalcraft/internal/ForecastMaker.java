package com.signalcraft.internal;

import com.signalcraft.accuracy.ModelAccuracy;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.series.TimeSeries;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Makes the forecast of a source from its points. Stateless. */
public final class ForecastMaker {

  private static final int ACCURACY_DECIMALS = 4;

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
    TimeSeries history = points.even();
    Forecast forecast = model.fit(history).predict(Horizon.days(horizonDays), Level.P95);
    return ForecastRun.of(
        points.source().id(),
        forecast,
        Level.P95,
        accuracy(model, history, forecast.mean().size()));
  }

  private static @Nullable BigDecimal accuracy(Forecaster model, TimeSeries history, int steps) {
    OptionalDouble accuracy = ModelAccuracy.of(model, history, steps);
    return accuracy.isPresent()
        ? BigDecimal.valueOf(accuracy.getAsDouble())
            .setScale(ACCURACY_DECIMALS, RoundingMode.HALF_UP)
        : null;
  }
}
