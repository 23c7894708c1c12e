package com.signalcraft.examples.fleet.sink;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import com.signalcraft.examples.fleet.sink.RunReport.Count;
import com.signalcraft.examples.fleet.work.SeriesOutcome;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The table with a row for each series of a run, and what it says as a whole. */
final class SeriesTable {

  private static final int MOST_LISTED = 5;

  private SeriesTable() {}

  static Dataset<Row> of(Dataset<Row> outcomes) {
    return outcomes.select(
        col("businessId").as("business_id"),
        col("sourceId").as("source_id"),
        col("status"),
        col("reason"),
        col("points"),
        col("pointsUsed").as("points_used"),
        col("millisTaken").as("millis_taken"),
        col("model").as("model_type"),
        col("description"),
        col("accuracy").as("model_accuracy"),
        size(col("anomalyTimes")).as("anomalies"));
  }

  static RunReport report(Dataset<Row> series) {
    Row all =
        series
            .agg(
                count(lit(1)),
                number(col("status").equalTo(SeriesOutcome.FAILED)),
                number(col("points_used").lt(col("points"))),
                sum("points"),
                sum("anomalies"))
            .first();
    Map<String, Long> models =
        top(series, col("model_type"), Integer.MAX_VALUE).stream()
            .collect(Collectors.toMap(Count::name, Count::count));
    List<Count> slowest =
        series
            .orderBy(col("millis_taken").desc(), col("source_id"))
            .limit(MOST_LISTED)
            .select(
                concat_ws(" ", nullif(col("business_id"), lit("")), col("source_id")),
                col("millis_taken"))
            .collectAsList()
            .stream()
            .map(SeriesTable::counted)
            .toList();
    return new RunReport(
        all.getLong(0),
        orZero(all, 1),
        orZero(all, 2),
        orZero(all, 3),
        orZero(all, 4),
        models,
        top(series, col("reason"), MOST_LISTED),
        slowest);
  }

  private static Column number(Column condition) {
    return sum(when(condition, lit(1L)).otherwise(lit(0L)));
  }

  private static long orZero(Row row, int column) {
    // A sum of no rows is null.
    return row.isNullAt(column) ? 0 : row.getLong(column);
  }

  private static List<Count> top(Dataset<Row> series, Column by, int most) {
    return series
        .filter(by.isNotNull())
        .groupBy(by.as("name"))
        .agg(count(lit(1)).as("many"))
        .orderBy(col("many").desc(), col("name"))
        .limit(most)
        .collectAsList()
        .stream()
        .map(SeriesTable::counted)
        .toList();
  }

  private static Count counted(Row row) {
    return new Count(row.getString(0), row.getLong(1));
  }
}
