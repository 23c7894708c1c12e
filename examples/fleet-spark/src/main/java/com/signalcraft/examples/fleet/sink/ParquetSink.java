package com.signalcraft.examples.fleet.sink;

import com.signalcraft.examples.fleet.work.SeriesOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Keeps results as Parquet files: a folder for each run, a row for each series, with its forecast
 * and its anomalies as arrays of equal length. A run is there as a whole or not at all.
 *
 * @param folder where, on any file system that Spark knows
 */
public record ParquetSink(String folder) implements OutcomeSink {

  /** No dictionaries where every value is another one: to try them takes half of the writing. */
  private static final Map<String, String> FORM =
      Stream.concat(
              Stream.of("source_id"),
              ResultTable.NUMBERS.stream().map(column -> column + ".list.element"))
          .collect(
              Collectors.toMap(
                  column -> "parquet.enable.dictionary#" + column,
                  column -> "false",
                  (one, other) -> one,
                  () -> new HashMap<>(Map.of("compression", "zstd"))));

  @Override
  public Optional<Dataset<Row>> kept(SparkSession spark, UUID run) {
    // All or nothing: what is written before the end does not count.
    return Optional.empty();
  }

  @Override
  public void keep(Dataset<SeriesOutcome> outcomes, UUID run) {
    if (!isWhole(outcomes.sparkSession(), run)) {
      ResultTable.of(outcomes)
          .write()
          .mode(SaveMode.Overwrite)
          .options(FORM)
          .parquet(path(run).toString());
    }
  }

  @Override
  public RunReport report(SparkSession spark, UUID run) {
    // The columns are known, so no file is opened to find out.
    StructType columns = ResultTable.of(spark.emptyDataset(SeriesOutcome.ENCODER)).schema();
    return ResultTable.report(spark.read().schema(columns).parquet(path(run).toString()));
  }

  @Override
  public String description() {
    return "Parquet in " + folder;
  }

  private Path path(UUID run) {
    return new Path(folder, "run_id=" + run);
  }

  private boolean isWhole(SparkSession spark, UUID run) {
    Path mark = new Path(path(run), "_SUCCESS");
    try {
      return mark.getFileSystem(spark.sparkContext().hadoopConfiguration()).exists(mark);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at " + mark, e);
    }
  }
}
