package com.signalcraft.forecast;

import com.signalcraft.common.Checks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One forecast of a source, to be saved. Immutable.
 *
 * @param sourceId the source
 * @param modelType the kind of model
 * @param modelAccuracy how well the model does out of sample, at most 1, or null; of a run that the
 *     library makes, 1 − Σ|actual − forecast|/Σ|actual| over forecasts from up to four points in
 *     time of the history's second half, each from what lies before it alone, and 0 where that is
 *     negative; null where the history is too short for that
 * @param predictions 1 to 10,000 values, their dates strictly increasing
 */
public record ForecastRun(
    UUID sourceId,
    ModelType modelType,
    @Nullable BigDecimal modelAccuracy,
    List<Prediction> predictions) {

  public ForecastRun {
    Checks.required("source_id", sourceId);
    Checks.required("model_type", modelType);
    if (modelAccuracy != null) {
      modelAccuracy = Checks.decimal("model_accuracy", modelAccuracy);
      Checks.that(
          modelAccuracy.compareTo(BigDecimal.ONE) <= 0,
          "model_accuracy",
          "must not exceed 1, was " + modelAccuracy);
    }
    predictions = Checks.list("predictions", predictions);
    Checks.between("predictions", predictions.size(), 1, 10_000);
    for (int i = 1; i < predictions.size(); i++) {
      Checks.that(
          predictions.get(i - 1).forecastDate().isBefore(predictions.get(i).forecastDate()),
          "forecast_date",
          "must be after the one before, "
              + predictions.get(i - 1).forecastDate()
              + ", was "
              + predictions.get(i).forecastDate());
    }
  }

  /**
   * A computed forecast, ready to be saved.
   *
   * @param sourceId the source
   * @param forecast the forecast
   * @param level the level of the interval that is kept; one that the forecast has
   * @param modelAccuracy how well the model does out of sample, at most 1, or null
   * @return the run
   */
  public static ForecastRun of(
      UUID sourceId, Forecast forecast, Level level, @Nullable BigDecimal modelAccuracy) {
    double[] lower = forecast.band(level).lower();
    double[] upper = forecast.band(level).upper();
    List<Prediction> predictions = new ArrayList<>(lower.length);
    for (int i = 0; i < lower.length; i++) {
      predictions.add(
          new Prediction(
              forecast.mean().instantAt(i),
              BigDecimal.valueOf(forecast.mean().valueAt(i)),
              BigDecimal.valueOf(lower[i]),
              BigDecimal.valueOf(upper[i])));
    }
    return new ForecastRun(sourceId, forecast.modelType(), modelAccuracy, predictions);
  }
}
