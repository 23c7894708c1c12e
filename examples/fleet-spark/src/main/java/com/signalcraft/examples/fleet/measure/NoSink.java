package com.signalcraft.examples.fleet.measure;

import com.signalcraft.examples.fleet.sink.OutcomeSink;
import com.signalcraft.examples.fleet.sink.RunReport;
import com.signalcraft.examples.fleet.work.SeriesOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;

/** Has everything worked out and counts it, and keeps nothing. For one run. */
public final class NoSink implements OutcomeSink {

  private @Nullable LongAccumulator series;
  private @Nullable LongAccumulator failed;

  @Override
  public Optional<Dataset<Row>> kept(SparkSession spark, UUID run) {
    return Optional.empty();
  }

  @Override
  public void keep(Dataset<SeriesOutcome> outcomes, UUID run) {
    LongAccumulator all = outcomes.sparkSession().sparkContext().longAccumulator("series");
    LongAccumulator lost = outcomes.sparkSession().sparkContext().longAccumulator("failed");
    outcomes.foreachPartition(
        (ForeachPartitionFunction<SeriesOutcome>)
            each ->
                each.forEachRemaining(
                    outcome -> {
                      all.add(1);
                      lost.add(outcome.getStatus().equals(SeriesOutcome.FAILED) ? 1 : 0);
                    }));
    series = all;
    failed = lost;
  }

  @Override
  public RunReport report(SparkSession spark, UUID run) {
    return new RunReport(
        count(series), count(failed), 0, 0, 0, Map.of(), List.of(), Optional.empty());
  }

  private static long count(@Nullable LongAccumulator counter) {
    return counter == null ? 0 : counter.value();
  }

  @Override
  public String description() {
    return "nowhere";
  }
}
