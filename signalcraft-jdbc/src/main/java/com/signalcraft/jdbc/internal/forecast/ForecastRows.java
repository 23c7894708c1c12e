package com.signalcraft.jdbc.internal.forecast;

import com.signalcraft.forecast.ForecastPoint;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.forecast.SourceForecast;
import com.signalcraft.jdbc.internal.transaction.Rows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads rows of forecasts. Stateless. */
public final class ForecastRows {

  /** The columns of a forecast, of a table that the query calls {@code f}. */
  public static final String COLUMNS =
      """
      f.id, f.business_id, f.source_id, f.model_type, f.forecast_date, f.predicted_value,
      f.confidence_lower, f.confidence_upper, f.model_accuracy, f.generated_at
      """;

  private ForecastRows() {}

  /**
   * A row.
   *
   * @param row the row, with the {@link #COLUMNS}
   * @return what it holds
   * @throws SQLException if a column cannot be read
   */
  public static ForecastPoint point(Rows row) throws SQLException {
    return new ForecastPoint(
        row.uuid("id"),
        row.uuid("business_id"),
        row.uuid("source_id"),
        row.constant(ModelType.class, "model_type"),
        new Prediction(
            row.instant("forecast_date"),
            row.decimal("predicted_value"),
            row.decimalOrNull("confidence_lower"),
            row.decimalOrNull("confidence_upper")),
        row.decimalOrNull("model_accuracy"),
        row.instant("generated_at"));
  }

  /**
   * A row with the name of its source.
   *
   * @param row the row, with the {@link #COLUMNS} and {@code source_name}
   * @return what it holds
   * @throws SQLException if a column cannot be read
   */
  static Named named(Rows row) throws SQLException {
    return new Named(row.text("source_name"), point(row));
  }

  /**
   * The forecasts that rows make, one for each source.
   *
   * @param rows the rows, each source's of one run and in order of time
   * @return the forecasts, in the order in which their sources come
   */
  static List<SourceForecast> bySource(List<Named> rows) {
    Map<UUID, List<Named>> bySource = new LinkedHashMap<>();
    for (Named row : rows) {
      bySource.computeIfAbsent(row.point().sourceId(), none -> new ArrayList<>()).add(row);
    }
    return bySource.values().stream()
        .map(run -> forecast(run.get(0).sourceName(), run.stream().map(Named::point).toList()))
        .toList();
  }

  /**
   * The forecast that the rows of a run make.
   *
   * @param sourceName the name of the source
   * @param run the rows, in order of time
   * @return the forecast
   */
  static SourceForecast forecast(String sourceName, List<ForecastPoint> run) {
    ForecastPoint first = run.get(0);
    return new SourceForecast(
        first.sourceId(),
        sourceName,
        first.modelType(),
        first.modelAccuracy(),
        first.generatedAt(),
        run.stream().map(ForecastPoint::prediction).toList());
  }

  /**
   * A row with the name of its source.
   *
   * @param sourceName the name
   * @param point the row
   */
  record Named(String sourceName, ForecastPoint point) {}
}
