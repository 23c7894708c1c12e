package com.signalcraft.examples.fleet.sink;

import com.signalcraft.examples.fleet.database.FleetDatabase;
import com.signalcraft.examples.fleet.database.SparkQuery;
import com.signalcraft.examples.fleet.work.SeriesOutcome;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Keeps results in a database: forecasts and anomalies in the library's tables, and a row for each
 * series in {@code signalcraft_fleet.series}. Some hundred series at a time are one transaction,
 * each kept once, so that it does no harm if a part of the work is done twice.
 *
 * @param database where they go
 */
public record PostgresSink(FleetDatabase database) implements OutcomeSink {

  @Override
  public Optional<Dataset<Row>> kept(SparkSession spark, UUID run) {
    if (!database.transaction(connection -> SeriesRows.anyOf(connection, run))) {
      return Optional.empty();
    }
    return Optional.of(
        SparkQuery.rows(
            spark,
            database,
            """
            select business_id as "businessId", source_id as "sourceId"
            from signalcraft_fleet.series
            where run_id = '%s'
            """
                .formatted(run),
            List.of("true")));
  }

  @Override
  public void keep(Dataset<SeriesOutcome> outcomes, UUID run) {
    FleetDatabase given = database;
    outcomes.foreachPartition(
        (ForeachPartitionFunction<SeriesOutcome>)
            each -> new OutcomeWriter(given, run).write(each));
  }

  @Override
  public RunReport report(SparkSession spark, UUID run) {
    return database.transaction(connection -> SeriesRows.report(connection, run));
  }

  @Override
  public String description() {
    return database.toString();
  }
}
