package com.signalcraft.examples.fleet.sink;

import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.timestamp_millis;

import com.signalcraft.examples.fleet.work.SeriesOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Keeps results as Parquet files: the tables {@code forecasts}, {@code anomalies} and {@code
 * series}, each with a folder for each run. What was worked out is written first, as a whole, so
 * that a run that ends while its tables are written goes on from there.
 *
 * @param folder where, on any file system that Spark knows
 */
public record ParquetSink(String folder) implements OutcomeSink {

  private static final String SERIES = "series";

  @Override
  public Optional<Dataset<Row>> kept(SparkSession spark, UUID run) {
    // All or nothing: what is written before the end does not count.
    return Optional.empty();
  }

  @Override
  public void keep(Dataset<SeriesOutcome> outcomes, UUID run) {
    SparkSession spark = outcomes.sparkSession();
    String workedOut = path("_outcomes", run);
    if (isWhole(spark, path(SERIES, run))) {
      return;
    }
    if (!isWhole(spark, workedOut)) {
      outcomes.write().mode(SaveMode.Overwrite).parquet(workedOut);
    }
    Dataset<Row> rows = spark.read().schema(outcomes.schema()).parquet(workedOut);
    write(forecasts(rows), "forecasts", run);
    write(anomalies(rows), "anomalies", run);
    // Last: it says that the run is whole.
    write(SeriesTable.of(rows), SERIES, run);
    remove(spark, workedOut);
  }

  @Override
  public RunReport report(SparkSession spark, UUID run) {
    return SeriesTable.report(spark.read().parquet(path(SERIES, run)));
  }

  @Override
  public String description() {
    return "Parquet in " + folder;
  }

  private String path(String table, UUID run) {
    return new Path(new Path(folder, table), "run_id=" + run).toString();
  }

  private void write(Dataset<Row> rows, String table, UUID run) {
    rows.write().mode(SaveMode.Overwrite).parquet(path(table, run));
  }

  private static boolean isWhole(SparkSession spark, String path) {
    Path mark = new Path(path, "_SUCCESS");
    try {
      return mark.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(mark);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + path, e);
    }
  }

  private static void remove(SparkSession spark, String path) {
    Path folder = new Path(path);
    try {
      folder.getFileSystem(spark.sparkContext().hadoopConfiguration()).delete(folder, true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + path, e);
    }
  }

  private static Dataset<Row> forecasts(Dataset<Row> outcomes) {
    return outcomes
        .filter(size(col("forecastTimes")).gt(0))
        .select(
            col("businessId").as("business_id"),
            col("sourceId").as("source_id"),
            col("model").as("model_type"),
            col("accuracy").as("model_accuracy"),
            inline(zipped("forecastTimes", "means", "lowers", "uppers")))
        .select(
            col("business_id"),
            col("source_id"),
            col("model_type"),
            timestamp_millis(col("forecastTimes")).as("forecast_date"),
            col("means").as("predicted_value"),
            col("lowers").as("confidence_lower"),
            col("uppers").as("confidence_upper"),
            col("model_accuracy"));
  }

  private static Dataset<Row> anomalies(Dataset<Row> outcomes) {
    return outcomes
        .filter(size(col("anomalyTimes")).gt(lit(0)))
        .select(
            col("businessId").as("business_id"),
            col("sourceId").as("source_id"),
            inline(zipped("anomalyTimes", "actuals", "expecteds", "deviations", "severities")))
        .select(
            col("business_id"),
            col("source_id"),
            timestamp_millis(col("anomalyTimes")).as("timestamp"),
            col("actuals").as("actual_value"),
            col("expecteds").as("expected_value"),
            col("deviations").as("deviation_score"),
            col("severities").as("severity"));
  }

  private static Column zipped(String... columns) {
    Column[] arrays = new Column[columns.length];
    for (int i = 0; i < columns.length; i++) {
      arrays[i] = col(columns[i]);
    }
    return arrays_zip(arrays);
  }
}
