package com.signalcraft.examples.fleet.sink;

import com.signalcraft.examples.fleet.FleetSpark;
import com.signalcraft.examples.fleet.points.MadePoints;
import com.signalcraft.examples.fleet.series.SeriesChunk;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.batch.BatchForecaster;
import com.signalcraft.forecast.batch.BatchItem;
import com.signalcraft.forecast.batch.BatchOutcome;
import com.signalcraft.series.TimeSeries;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/** Forecasts as lines of text, one for each row, in order: to the last digit. */
public final class ForecastRows {

  private ForecastRows() {}

  /** The forecasts that were written to a folder, of all runs. */
  public static List<String> written(Path output) {
    return FleetSpark.session()
        .read()
        .parquet(output.toUri().toString())
        .selectExpr(
            "business_id",
            "source_id",
            "model_type",
            "inline(arrays_zip(forecast_dates, predicted_values, confidence_lower,"
                + " confidence_upper))")
        .collectAsList()
        .stream()
        .map(ForecastRows::line)
        .sorted()
        .toList();
  }

  private static String line(Row row) {
    return line(
        row.getString(0),
        row.getString(1),
        row.getTimestamp(3).toInstant(),
        row.getDouble(4),
        row.getDouble(5),
        row.getDouble(6),
        row.getString(2));
  }

  private static String line(
      String business,
      String source,
      Instant at,
      double mean,
      double lower,
      double upper,
      String model) {
    return String.join(
        " ",
        business,
        source,
        at.toString(),
        Double.toString(mean),
        Double.toString(lower),
        Double.toString(upper),
        model);
  }

  /** The same of made series, by the library in this process, with auto, 30 days and 0.95. */
  public static List<String> byForecastAll(MadePoints made) {
    return byForecastAll(made, Forecasters.auto());
  }

  /** The same by a model. */
  public static List<String> byForecastAll(MadePoints made, Forecaster model) {
    List<String> lines = new ArrayList<>();
    BatchForecaster.of(model, Horizon.days(30), Level.P95)
        .forecastAll(
            IntStream.range(0, made.series())
                .mapToObj(number -> MadePoints.chunk(number, made.length()))
                .map(chunk -> new BatchItem<>(chunk, () -> series(chunk))),
            outcome -> lines.addAll(lines(outcome)));
    lines.sort(null);
    return lines;
  }

  private static TimeSeries series(SeriesChunk chunk) {
    return TimeSeries.of(ZoneOffset.UTC, chunk.getTimes(), chunk.getValues());
  }

  private static List<String> lines(BatchOutcome<SeriesChunk> outcome) {
    if (outcome instanceof BatchOutcome.Failed<SeriesChunk> failed) {
      throw failed.reason();
    }
    SeriesChunk chunk = outcome.key();
    Forecast forecast = ((BatchOutcome.Made<SeriesChunk>) outcome).forecast();
    double[] lower = forecast.band(Level.P95).lower();
    double[] upper = forecast.band(Level.P95).upper();
    return IntStream.range(0, lower.length)
        .mapToObj(
            i ->
                line(
                    chunk.getBusinessId(),
                    chunk.getSourceId(),
                    forecast.mean().instantAt(i),
                    forecast.mean().valueAt(i),
                    lower[i],
                    upper[i],
                    forecast.modelType().wireName()))
        .toList();
  }
}
