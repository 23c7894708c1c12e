package com.signalcraft.examples.fleet.points;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_millis;

import com.signalcraft.examples.fleet.series.ChunkPacker;
import com.signalcraft.examples.fleet.series.PointRow;
import com.signalcraft.examples.fleet.series.SeriesChunk;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * A row for each point, in Parquet files: {@code source_id}, {@code timestamp} and {@code value},
 * and where there are {@code business_id}, {@code timezone} and {@code aggregation}. Rows without a
 * source or a time are told together, as a series that fails; a missing value is a gap. Rows of one
 * series in one place make it quicker, but any order will do.
 *
 * @param path where the files are
 */
public record ParquetPoints(String path) implements PointSource {

  private static final String TIME = "timestamp";
  private static final String VALUE = "value";

  @Override
  public Dataset<SeriesChunk> chunks(SparkSession spark, int parts) {
    Dataset<Row> rows = spark.read().parquet(path);
    Columns columns = new Columns(path, rows);
    Column time =
        columns.isMillis(TIME) ? col(TIME) : unix_millis(col(TIME).cast(DataTypes.TimestampType));
    columns.requireNumber(VALUE);
    return rows.filter(col(VALUE).isNotNull())
        .select(
            Stream.concat(
                    columns.key(col(TIME).isNotNull()),
                    Stream.of(
                        coalesce(time, lit(0L)).as("millis"),
                        col(VALUE).cast(DataTypes.DoubleType).as("value")))
                .toArray(Column[]::new))
        .as(PointRow.ENCODER)
        .mapPartitions(
            (MapPartitionsFunction<PointRow, SeriesChunk>) ChunkPacker::new, SeriesChunk.ENCODER);
  }

  @Override
  public boolean isWhole() {
    return false;
  }

  @Override
  public String description() {
    return "points in " + path;
  }
}
