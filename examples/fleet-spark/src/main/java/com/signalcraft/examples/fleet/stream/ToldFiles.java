package com.signalcraft.examples.fleet.stream;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.timestamp_millis;

import java.util.Locale;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.SaveMode;

/**
 * Files, in a folder for each batch that has something to tell, which is written anew where a batch
 * is repeated.
 *
 * @param folder where, on any file system that Spark knows
 * @param format what the files are
 * @param what which of what is told
 */
public record ToldFiles(String folder, Format format, What what) implements ToldSink {

  /** What files are. */
  public enum Format {
    /** Columns with types. */
    PARQUET,
    /** A line for each row, an object of JSON. */
    JSON
  }

  /** Which rows are kept. */
  public enum What {
    /** The anomalies. */
    ANOMALIES {
      @Override
      Column rows() {
        return col("kind").equalTo(Told.ANOMALY);
      }

      @Override
      Column[] columns() {
        return new Column[] {
          col("businessId").as("business_id"),
          col("sourceId").as("source_id"),
          timestamp_millis(col("millis")).as("timestamp"),
          col("value").as("actual_value"),
          col("expected").as("expected_value"),
          col("lower").as("lower_bound"),
          col("upper").as("upper_bound"),
          col("deviation").as("deviation_score"),
          col("score"),
          col("severity"),
          col("startsEpisode").as("starts_episode"),
          col("explanation")
        };
      }
    },
    /** What was not judged, and why. */
    REJECTS {
      @Override
      Column rows() {
        return col("kind").notEqual(Told.ANOMALY);
      }

      @Override
      Column[] columns() {
        return new Column[] {
          col("kind"),
          col("explanation").as("reason"),
          col("place"),
          col("raw"),
          col("businessId").as("business_id"),
          col("sourceId").as("source_id"),
          timestamp_millis(col("millis")).as("timestamp"),
          col("value")
        };
      }
    };

    abstract Column rows();

    abstract Column[] columns();
  }

  @Override
  public void keep(Dataset<Told> told, UUID stream, long batch) {
    Dataset<Told> own = told.filter(what.rows());
    Path path = new Path(new Path(folder, "stream_id=" + stream), "batch_id=" + batch);
    if (own.isEmpty()) {
      return;
    }
    own.coalesce(1)
        .select(what.columns())
        .write()
        .mode(SaveMode.Overwrite)
        .format(format.name().toLowerCase(Locale.ROOT))
        .save(path.toString());
  }

  @Override
  public String description() {
    return format + " in " + folder;
  }
}
