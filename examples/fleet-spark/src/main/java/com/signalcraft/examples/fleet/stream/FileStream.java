package com.signalcraft.examples.fleet.stream;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_csv;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.unix_millis;

import com.signalcraft.common.Checks;
import java.time.Duration;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;

/**
 * Files that appear in a folder, the oldest first. A file must be whole when it appears: write it
 * elsewhere, or under a name that begins with a dot, and rename it.
 *
 * @param folder where they appear
 * @param format what they are
 * @param columns what the columns of CSV are, in order
 * @param mostFiles how many files one batch takes at most, 1 or more
 * @param mostAge files that are older than this before the newest one are not read
 */
public record FileStream(
    String folder, Format format, List<String> columns, int mostFiles, Duration mostAge)
    implements StreamSource {

  /** What files are. */
  public enum Format {
    /** Columns with types. */
    PARQUET,
    /** A line for each point, an object of JSON. */
    JSON,
    /** A line for each point; a line with the names of the columns is left out. */
    CSV
  }

  /** Checks them. */
  public FileStream {
    columns = List.copyOf(columns);
    Checks.between("most files", mostFiles, 1, 1_000_000);
    for (String needed : List.of(RawColumns.SOURCE, RawColumns.TIME, RawColumns.VALUE)) {
      Checks.that(columns.contains(needed), "columns", "must have " + needed + ", were " + columns);
    }
    Checks.that(
        columns.stream().distinct().count() == columns.size(),
        "columns",
        "must have each name once, were " + columns);
  }

  @Override
  public Dataset<RawPoint> points(SparkSession spark) {
    return switch (format) {
      case PARQUET -> ParquetFiles.points(spark, this);
      case JSON -> RawColumns.ofJson(lines(spark));
      case CSV ->
          RawColumns.ofText(
              lines(spark).filter(isNoHeader()),
              columns,
              options -> from_csv(col("text"), lit(RawColumns.schema(columns).toDDL()), options),
              "must be a line of CSV with the columns " + String.join(",", columns));
    };
  }

  /** The stream of files with a format of Spark's. */
  DataStreamReader files(SparkSession spark) {
    return spark
        .readStream()
        .option("maxFilesPerTrigger", mostFiles)
        .option("maxFileAge", mostAge.toMillis() + "ms");
  }

  private Dataset<Row> lines(SparkSession spark) {
    return files(spark)
        .text(folder)
        .filter(trim(col("value")).notEqual(""))
        .select(col("value").as("text"), place(), order(), position());
  }

  static Column place() {
    return col("_metadata.file_path").as("place");
  }

  static Column order() {
    return unix_millis(col("_metadata.file_modification_time")).as("order");
  }

  static Column position() {
    return col("_metadata.file_block_start").as("position");
  }

  private Column isNoHeader() {
    return lower(regexp_replace(col("text"), lit("[\"\\s\\x{feff}]"), lit("")))
        .notEqual(String.join(",", columns));
  }

  @Override
  public String identity() {
    return "files in " + folder;
  }

  @Override
  public String description() {
    return format + " files in " + folder;
  }
}
