package com.signalcraft.examples.fleet.stream;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what each batch tells, and counts it. Called by one thread. */
final class BatchKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(BatchKeeper.class);
  private static final int EXAMPLES = 5;
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

  private final List<ToldSink> sinks;
  private final UUID stream;
  private final StreamCounts counts;
  private final Map<String, Long> kinds = new TreeMap<>();
  private long batches;
  private long episodes;
  private long lastProgress = System.nanoTime();

  BatchKeeper(List<ToldSink> sinks, UUID stream, StreamCounts counts) {
    this.sinks = List.copyOf(sinks);
    this.stream = stream;
    this.counts = counts;
  }

  void keep(Dataset<Told> batch, long number) {
    // Worked out once: each reading of it would judge all points again.
    Dataset<Told> told = batch.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      // Of all parts, also where nothing is told, as the state is kept by reading them.
      List<Row> rows =
          told.groupBy("kind")
              .agg(
                  count(lit(1)).as("rows"),
                  sum(col("startsEpisode").cast(DataTypes.LongType)).as("starts"))
              .collectAsList();
      if (!rows.isEmpty()) {
        sinks.forEach(sink -> sink.keep(told, stream, number));
      }
      rows.forEach(this::add);
      batches++;
      tell(told, rows, number);
      progress(number);
    } finally {
      told.unpersist();
    }
  }

  private void add(Row row) {
    kinds.merge(row.getString(0), row.getLong(1), Long::sum);
    episodes += row.getLong(2);
  }

  private void progress(long number) {
    long now = System.nanoTime();
    if (now - lastProgress >= PAUSE) {
      lastProgress = now;
      LOG.info(
          "batch {} is done; since the start {} points were judged, {} anomalies told",
          number,
          counts.judged().value(),
          told(Told.ANOMALY));
    }
  }

  private static void tell(Dataset<Told> told, List<Row> rows, long number) {
    for (Row row : rows) {
      String kind = row.getString(0);
      if (kind.equals(Told.ANOMALY)) {
        continue;
      }
      LOG.warn("batch {}: {} {}", number, row.getLong(1), kind);
      told.filter(col("kind").equalTo(kind))
          .limit(EXAMPLES)
          .collectAsList()
          .forEach(each -> LOG.warn("  {}", sentence(each)));
    }
  }

  private static String sentence(Told told) {
    String where =
        told.getPlace() == null
            ? "series " + told.getSourceId() + " of business \"" + told.getBusinessId() + "\""
            : told.getPlace();
    return where + ": " + told.getExplanation();
  }

  long batches() {
    return batches;
  }

  long told(String kind) {
    return kinds.getOrDefault(kind, 0L);
  }

  long episodes() {
    return episodes;
  }
}
