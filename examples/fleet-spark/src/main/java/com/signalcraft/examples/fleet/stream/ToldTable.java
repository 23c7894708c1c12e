package com.signalcraft.examples.fleet.stream;

import static org.apache.spark.sql.functions.col;

import com.signalcraft.examples.fleet.database.FleetDatabase;
import java.util.List;
import java.util.UUID;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library's table of anomalies in PostgreSQL, and beside it what only the stream knows of them.
 * A part of a batch is one transaction, which notes that the part is kept.
 *
 * @param database where; needs no other right than that of the fleet's role
 */
public record ToldTable(FleetDatabase database) implements ToldSink {

  private static final Logger LOG = LoggerFactory.getLogger(ToldTable.class);

  @Override
  public void keep(Dataset<Told> told, UUID stream, long batch) {
    FleetDatabase given = database;
    List<KeptPart> parts =
        told.filter(col("kind").equalTo(Told.ANOMALY))
            .mapPartitions(
                (MapPartitionsFunction<Told, KeptPart>)
                    rows ->
                        rows.hasNext()
                            ? List.of(
                                    new AnomalyWriter(
                                            given, stream, batch, TaskContext.getPartitionId())
                                        .write(rows))
                                .iterator()
                            : List.<KeptPart>of().iterator(),
                KeptPart.ENCODER)
            .collectAsList();
    long leftOut = parts.stream().mapToLong(KeptPart::getLeftOut).sum();
    if (leftOut > 0) {
      LOG.warn(
          "batch {}: {} anomalies are not kept, such as that of {}",
          batch,
          leftOut,
          parts.stream()
              .map(KeptPart::getExample)
              .filter(text -> !text.isEmpty())
              .findFirst()
              .orElse("an unknown source"));
    }
  }

  @Override
  public String description() {
    return database.toString();
  }
}
