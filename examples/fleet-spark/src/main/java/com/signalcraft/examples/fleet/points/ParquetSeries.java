package com.signalcraft.examples.fleet.points;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.unix_millis;

import com.signalcraft.examples.fleet.series.SeriesChunk;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * A row for each series, in Parquet files: {@code source_id} and the arrays {@code timestamps} and
 * {@code values}, and where there are {@code business_id}, {@code timezone} and {@code
 * aggregation}. The quickest form, as nothing has to be put together. A row without a source, or
 * whose arrays do not fit, fails by itself.
 *
 * @param path where the files are
 */
public record ParquetSeries(String path) implements PointSource {

  private static final String TIMES = "timestamps";
  private static final String VALUES = "values";

  /** Before all times, so that a missing one is out of order, and told as such. */
  private static final long NO_TIME = Long.MIN_VALUE;

  @Override
  public Dataset<SeriesChunk> chunks(SparkSession spark, int parts) {
    Dataset<Row> rows = spark.read().parquet(path);
    Columns columns = new Columns(path, rows);
    boolean isMillis = columns.holdsMillis(TIMES);
    columns.requireNumbers(VALUES);
    Column times =
        transform(
            coalesce(col(TIMES), array()),
            time ->
                coalesce(
                    isMillis ? time : unix_millis(time.cast(DataTypes.TimestampType)),
                    lit(NO_TIME)));
    Column values =
        transform(
            coalesce(col(VALUES), array()),
            value -> coalesce(value.cast(DataTypes.DoubleType), lit(Double.NaN)));
    return rows.select(
            Stream.concat(
                    columns.key(lit(true)),
                    Stream.of(
                        coalesce(try_element_at(times, lit(1)), lit(NO_TIME)).as("first"),
                        times.as("times"),
                        values.as("values")))
                .toArray(Column[]::new))
        .as(SeriesChunk.ENCODER);
  }

  @Override
  public boolean isWhole() {
    return true;
  }

  @Override
  public String description() {
    return "series in " + path;
  }
}
