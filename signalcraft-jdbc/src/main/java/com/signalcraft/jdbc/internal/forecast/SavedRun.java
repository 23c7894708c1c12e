package com.signalcraft.jdbc.internal.forecast;

import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.jdbc.internal.transaction.CallerTransaction;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Saves forecasts. Stateless. */
final class SavedRun {

  private static final String SAVE =
      "select "
          + ForecastRows.COLUMNS
          + "  from signalcraft.save_forecast(?, ?, ?, ?, ?, ?, ?, ?) f";

  private SavedRun() {}

  /**
   * Saves a forecast of a source.
   *
   * @param tx the caller's transaction
   * @param run the forecast
   * @param jobId the job that it was made by, which has paid for it; null where it is a call of its
   *     own
   * @return its rows, in order of time
   * @throws SQLException if the database refuses
   */
  static List<ForecastPoint> save(CallerTransaction tx, ForecastRun run, @Nullable UUID jobId)
      throws SQLException {
    List<Prediction> predictions = run.predictions();
    return List.copyOf(
        tx.query(SAVE)
            .bind(run.sourceId())
            .bind(jobId)
            .bind(run.modelType())
            .bind(run.modelAccuracy())
            .bindInstants(predictions.stream().map(Prediction::forecastDate).toList())
            .bindDecimals(decimals(predictions, Prediction::predictedValue))
            .bindDecimals(decimals(predictions, Prediction::confidenceLower))
            .bindDecimals(decimals(predictions, Prediction::confidenceUpper))
            .list(ForecastRows::point));
  }

  private static List<@Nullable BigDecimal> decimals(
      List<Prediction> predictions, Function<Prediction, @Nullable BigDecimal> column) {
    List<@Nullable BigDecimal> values = new ArrayList<>(predictions.size());
    for (Prediction prediction : predictions) {
      values.add(column.apply(prediction));
    }
    return values;
  }
}
