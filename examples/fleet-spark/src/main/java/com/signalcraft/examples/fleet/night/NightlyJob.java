package com.signalcraft.examples.fleet.night;

import static org.apache.spark.sql.functions.col;

import com.signalcraft.examples.fleet.points.PointSource;
import com.signalcraft.examples.fleet.series.Mapped;
import com.signalcraft.examples.fleet.series.SeriesAssembler;
import com.signalcraft.examples.fleet.series.SeriesChunk;
import com.signalcraft.examples.fleet.series.WholeSeries;
import com.signalcraft.examples.fleet.sink.OutcomeSink;
import com.signalcraft.examples.fleet.sink.RunReport;
import com.signalcraft.examples.fleet.work.NightPlan;
import com.signalcraft.examples.fleet.work.SeriesOutcome;
import com.signalcraft.examples.fleet.work.SeriesWork;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/**
 * The work of a night: forecasts, anomalies and accuracies of every series.
 *
 * @param source where the points come from
 * @param plan what is done with each series
 * @param sink where the results go
 * @param parts in how many parts the series are worked on, 1 or more; a part that is lost is done
 *     again
 */
public record NightlyJob(PointSource source, NightPlan plan, OutcomeSink sink, int parts) {

  /**
   * Does what is not done yet of a run.
   *
   * @param spark does the work
   * @param run the id of the run: a new one for a new night
   * @return what the whole run came to
   */
  public RunReport run(SparkSession spark, UUID run) {
    LongAccumulator worked = spark.sparkContext().longAccumulator("series worked on");
    Progress progress = new Progress(worked);
    spark.sparkContext().addSparkListener(progress);
    try {
      return run(spark, run, worked);
    } finally {
      spark.sparkContext().removeSparkListener(progress);
    }
  }

  private RunReport run(SparkSession spark, UUID run, LongAccumulator worked) {
    Dataset<SeriesChunk> chunks = source.chunks(spark, parts);
    Optional<Dataset<Row>> kept = sink.kept(spark, run);
    if (kept.isPresent()) {
      chunks = without(chunks, kept.get());
    }
    sink.keep(source.isWhole() ? ofWhole(chunks, worked) : ofParts(chunks, worked), run);
    return sink.report(spark, run);
  }

  private static Dataset<SeriesChunk> without(Dataset<SeriesChunk> chunks, Dataset<Row> kept) {
    return chunks
        .join(
            kept,
            chunks
                .col("businessId")
                .equalTo(kept.col("businessId"))
                .and(chunks.col("sourceId").equalTo(kept.col("sourceId"))),
            "left_anti")
        .as(SeriesChunk.ENCODER);
  }

  private Dataset<SeriesOutcome> ofWhole(Dataset<SeriesChunk> chunks, LongAccumulator worked) {
    NightPlan given = plan;
    return chunks.mapPartitions(
        (MapPartitionsFunction<SeriesChunk, SeriesOutcome>)
            each -> {
              SeriesWork work = new SeriesWork(given);
              return Mapped.of(
                  each,
                  chunk ->
                      counted(
                          work.of(chunk.key(), () -> WholeSeries.of(chunk, given.mostPoints())),
                          worked));
            },
        SeriesOutcome.ENCODER);
  }

  private Dataset<SeriesOutcome> ofParts(Dataset<SeriesChunk> chunks, LongAccumulator worked) {
    NightPlan given = plan;
    return chunks
        .repartition(parts, col("businessId"), col("sourceId"))
        .sortWithinPartitions("businessId", "sourceId", "first")
        .mapPartitions(
            (MapPartitionsFunction<SeriesChunk, SeriesOutcome>)
                each -> {
                  SeriesWork work = new SeriesWork(given);
                  return Mapped.of(
                      new SeriesAssembler(each, given.mostPoints()),
                      series -> counted(work.of(series.key(), () -> series), worked));
                },
            SeriesOutcome.ENCODER);
  }

  private static SeriesOutcome counted(SeriesOutcome outcome, LongAccumulator worked) {
    worked.add(1);
    return outcome;
  }
}
