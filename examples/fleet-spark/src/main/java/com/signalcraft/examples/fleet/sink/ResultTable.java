package com.signalcraft.examples.fleet.sink;

import static org.apache.spark.sql.functions.cardinality;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import com.signalcraft.examples.fleet.sink.RunReport.Count;
import com.signalcraft.examples.fleet.work.SeriesOutcome;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The table with a row for each series of a run, and what it says as a whole. */
final class ResultTable {

  /** The columns of arrays of numbers. */
  static final List<String> NUMBERS =
      List.of(
          "predicted_values",
          "confidence_lower",
          "confidence_upper",
          "actual_values",
          "expected_values",
          "deviation_scores");

  private static final int MOST_LISTED = 5;

  private ResultTable() {}

  static Dataset<Row> of(Dataset<SeriesOutcome> outcomes) {
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
        times("forecastTimes").as("forecast_dates"),
        col("means").as("predicted_values"),
        col("lowers").as("confidence_lower"),
        col("uppers").as("confidence_upper"),
        times("anomalyTimes").as("anomaly_timestamps"),
        col("actuals").as("actual_values"),
        col("expecteds").as("expected_values"),
        col("deviations").as("deviation_scores"),
        col("severities"));
  }

  private static Column times(String column) {
    return transform(col(column), time -> timestamp_millis(time));
  }

  static RunReport report(Dataset<Row> results) {
    // One pass over few columns; what is grouped by has few values.
    List<Row> groups =
        results
            .groupBy("model_type")
            .agg(
                count(lit(1)),
                number(col("status").equalTo(SeriesOutcome.FAILED)),
                number(col("points_used").lt(col("points"))),
                sum("points"),
                sum(cardinality(col("anomaly_timestamps")).cast("bigint")),
                max(
                    struct(
                        col("millis_taken"),
                        concat_ws(" ", nullif(col("business_id"), lit("")), col("source_id")))))
            .collectAsList();
    Map<String, Long> models = new HashMap<>();
    for (Row group : groups) {
      if (!group.isNullAt(0)) {
        models.put(group.getString(0), group.getLong(1));
      }
    }
    long failed = total(groups, 2);
    return new RunReport(
        total(groups, 1),
        failed,
        total(groups, 3),
        total(groups, 4),
        total(groups, 5),
        models,
        failed == 0 ? List.of() : reasons(results),
        slowest(groups));
  }

  private static Column number(Column condition) {
    return sum(when(condition, lit(1L)).otherwise(lit(0L)));
  }

  private static long total(List<Row> groups, int column) {
    return groups.stream().mapToLong(group -> group.getLong(column)).sum();
  }

  private static Optional<Count> slowest(List<Row> groups) {
    return groups.stream()
        .map(group -> group.getStruct(6))
        .map(row -> new Count(row.getString(1), row.getLong(0)))
        .max(Comparator.comparingLong(Count::count));
  }

  private static List<Count> reasons(Dataset<Row> results) {
    return results
        .filter(col("reason").isNotNull())
        .groupBy("reason")
        .agg(count(lit(1)).as("many"))
        .orderBy(col("many").desc(), col("reason"))
        .limit(MOST_LISTED)
        .collectAsList()
        .stream()
        .map(row -> new Count(row.getString(0), row.getLong(1)))
        .toList();
  }
}
