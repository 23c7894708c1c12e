package com.signalcraft.examples.fleet.points;

import static org.apache.spark.sql.functions.arrays_zip;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.transform;

import com.signalcraft.examples.fleet.series.SeriesChunk;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** Writes made series as Parquet. */
public final class MadeFiles {

  /** Small enough that there are parts for all cores. */
  private static final String ROW_GROUP = String.valueOf(16 << 20);

  private MadeFiles() {}

  /** What a row is. */
  public enum Layout {
    /** A row for each point, as {@link ParquetPoints} reads them. */
    POINTS {
      @Override
      Dataset<Row> rows(Dataset<SeriesChunk> chunks) {
        return chunks
            .select(
                col("businessId").as("business_id"),
                col("sourceId").as("source_id"),
                inline(arrays_zip(col("times"), col("values"))))
            .select(
                col("business_id"),
                col("source_id"),
                timestamp_millis(col("times")).as("timestamp"),
                col("values").as("value"));
      }
    },
    /** A row for each series, as {@link ParquetSeries} reads them. */
    SERIES {
      @Override
      Dataset<Row> rows(Dataset<SeriesChunk> chunks) {
        return chunks.select(
            col("businessId").as("business_id"),
            col("sourceId").as("source_id"),
            transform(col("times"), time -> timestamp_millis(time)).as("timestamps"),
            col("values"));
      }
    };

    abstract Dataset<Row> rows(Dataset<SeriesChunk> chunks);
  }

  /**
   * Writes series.
   *
   * @param spark writes them
   * @param made which
   * @param layout what a row is
   * @param parts in how many files, 1 or more
   * @param folder where; it must not be there yet
   */
  public static void write(
      SparkSession spark, MadePoints made, Layout layout, int parts, String folder) {
    layout
        .rows(made.chunks(spark, parts))
        .write()
        .mode(SaveMode.ErrorIfExists)
        .option("parquet.block.size", ROW_GROUP)
        .parquet(folder);
  }
}
