package com.signalcraft.accuracy;

import com.signalcraft.common.Checks;
import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Level;
import com.signalcraft.series.TimeSeries;
import java.util.List;
import java.util.OptionalDouble;

/**
 * All measures of a forecast at once; each is defined at its constant of {@link Measure}. Steps
 * whose actual value is missing are skipped. A measure that is not defined, as at a zero
 * denominator or without any step, is empty ("no verdict"), never NaN or infinite. Immutable.
 *
 * @param count how many steps counted
 * @param me mean error, in the series' unit
 * @param mae mean absolute error, in the series' unit
 * @param rmse root mean squared error, in the series' unit
 * @param mape mean absolute percentage error, in per cent
 * @param smape symmetric mean absolute percentage error, in per cent, 0 to 200
 * @param wape weighted absolute percentage error, in per cent
 * @param mase mean absolute scaled error
 * @param rmsse root mean squared scaled error
 * @param bands the measures of each level's intervals, from the narrowest level to the widest
 */
public record Accuracy(
    int count,
    OptionalDouble me,
    OptionalDouble mae,
    OptionalDouble rmse,
    OptionalDouble mape,
    OptionalDouble smape,
    OptionalDouble wape,
    OptionalDouble mase,
    OptionalDouble rmsse,
    List<BandAccuracy> bands) {

  /** Copies the bands. */
  public Accuracy {
    bands = List.copyOf(bands);
  }

  /**
   * The measures of point forecasts that need no training series; the scaled ones are empty.
   *
   * @param actual the actual values, NaN where missing
   * @param forecast one finite forecast for each
   * @return the measures
   */
  public static Accuracy of(double[] actual, double[] forecast) {
    return of(actual, forecast, Scale.NONE);
  }

  /**
   * The measures of point forecasts.
   *
   * @param actual the actual values, NaN where missing
   * @param forecast one finite forecast for each
   * @param scale the scale of the training series
   * @return the measures
   */
  public static Accuracy of(double[] actual, double[] forecast, Scale scale) {
    Checks.that(
        actual.length == forecast.length,
        "forecast",
        "must have one value for each of the "
            + actual.length
            + " actual values, had "
            + forecast.length);
    AccuracySums sums = new AccuracySums(List.of());
    for (int i = 0; i < actual.length; i++) {
      sums.add(actual[i], forecast[i], scale);
    }
    return sums.result();
  }

  /**
   * The measures of a forecast and its intervals.
   *
   * @param actual what came, one value for each step of the forecast, NaN where missing
   * @param forecast the forecast
   * @param scale the scale of the series that the model was fitted to
   * @return the measures
   */
  public static Accuracy of(TimeSeries actual, Forecast forecast, Scale scale) {
    AccuracySums sums = AccuracySums.of(forecast);
    sums.add(actual, forecast, scale);
    return sums.result();
  }

  /**
   * The measures of one level's intervals.
   *
   * @param level the level, one of those of the forecast
   * @return the measures
   * @throws ValidationException if the forecast had no such level
   */
  public BandAccuracy band(Level level) {
    return bands.stream()
        .filter(band -> band.level().equals(level))
        .findFirst()
        .orElseThrow(
            () ->
                new ValidationException(
                    "level",
                    "must be one of "
                        + bands.stream().map(band -> band.level().coverage()).toList()
                        + ", was "
                        + level.coverage()));
  }
}
