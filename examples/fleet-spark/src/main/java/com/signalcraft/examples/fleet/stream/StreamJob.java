package com.signalcraft.examples.fleet.stream;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.timestamp_millis;

import com.signalcraft.common.Checks;
import com.signalcraft.examples.fleet.series.Mapped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.OutputMode;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.TimeMode;
import org.apache.spark.sql.streaming.Trigger;

/**
 * The stream of the day: points are judged one after the other, each series by its own detector.
 *
 * @param source where the points come from
 * @param settings how they are judged
 * @param sinks where what is told goes
 * @param checkpoint the folder where Spark keeps how far it has come, and the state of each series
 * @param partitions into how many parts the series are divided, 1 to 10,000; for ever
 */
public record StreamJob(
    StreamSource source,
    StreamSettings settings,
    List<ToldSink> sinks,
    String checkpoint,
    int partitions) {

  /** What Spark is set to, unless it is told something else. */
  private static final Map<String, String> STATE =
      Map.of(
          // On disk, so that memory does not grow with the number of series.
          "spark.sql.streaming.stateStore.providerClass",
          "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider",
          // Of all partitions of a process together.
          "spark.sql.streaming.stateStore.rocksdb.boundedMemoryUsage",
          "true",
          "spark.sql.streaming.stateStore.rocksdb.maxMemoryUsageMB",
          "500",
          // A batch writes what has changed, not all.
          "spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled",
          "true",
          // Each batch writes the whole state of the series that it touches; 100 would be kept.
          "spark.sql.streaming.minBatchesToRetain",
          "10");

  /** Checks them. */
  public StreamJob {
    sinks = List.copyOf(sinks);
    Checks.between("partitions", partitions, 1, 10_000);
  }

  /**
   * Starts it, or goes on with it where the checkpoint says.
   *
   * @param spark does the work
   * @param trigger when batches are made
   * @return the run, which goes on by itself
   */
  public StreamRun start(SparkSession spark, Trigger trigger) {
    SparkSession session = session(spark);
    StreamCounts counts = StreamCounts.of(session.sparkContext());
    // First, so that a source that cannot be read begins nothing.
    Dataset<Told> told = told(session, counts);
    Checkpoint begun = Checkpoint.open(session, checkpoint, fixed());
    BatchKeeper keeper = new BatchKeeper(sinks, begun.stream(), counts);
    try {
      StreamingQuery query =
          told.writeStream()
              .queryName("signalcraft-" + begun.stream())
              .option("checkpointLocation", checkpoint)
              .outputMode(OutputMode.Append())
              .trigger(trigger)
              .foreachBatch((VoidFunction2<Dataset<Told>, Long>) keeper::keep)
              .start();
      return new StreamRun(query, counts, keeper);
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark did not start the stream in time", e);
    }
  }

  private Map<String, String> fixed() {
    return Map.of(
        "source", source.identity(),
        "late", settings.late().toString(),
        "partitions", String.valueOf(partitions));
  }

  /** One of its own, as settings of streams are no business of others. */
  private SparkSession session(SparkSession spark) {
    SparkSession session = spark.newSession();
    STATE.forEach(
        (key, value) -> {
          if (!spark.sparkContext().getConf().contains(key)) {
            session.conf().set(key, value);
          }
        });
    session.conf().set("spark.sql.shuffle.partitions", partitions);
    // Spark would say at each start that it cannot be for streams with state.
    session.conf().set("spark.sql.adaptive.enabled", "false");
    return session;
  }

  private Dataset<Told> told(SparkSession session, StreamCounts counts) {
    StreamSettings given = settings;
    Dataset<StreamPoint> points =
        source
            .points(session)
            .mapPartitions(
                (MapPartitionsFunction<RawPoint, StreamPoint>)
                    rows -> {
                      PointReader reader = new PointReader(given);
                      return Mapped.of(rows, reader::read);
                    },
                StreamPoint.ENCODER);
    Column[] fields = Arrays.stream(points.columns()).map(name -> col(name)).toArray(Column[]::new);
    return points
        .withColumn("eventTime", timestamp_millis(col("millis")))
        .withWatermark("eventTime", given.late().toMillis() + " milliseconds")
        // Without the time, as Spark would leave out late points without a word.
        .select(fields)
        .groupBy(col("businessId"), col("sourceId"))
        .as(Encoders.tuple(Encoders.STRING(), Encoders.STRING()), StreamPoint.ENCODER)
        .transformWithState(
            new SeriesProcessor(given, counts),
            TimeMode.EventTime(),
            OutputMode.Append(),
            Told.ENCODER);
  }
}
