package com.signalcraft.examples.fleet.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.anomaly.Detectors;
import com.signalcraft.error.ValidationException;
import com.signalcraft.examples.fleet.FleetSpark;
import com.signalcraft.examples.fleet.points.MadeFiles;
import com.signalcraft.examples.fleet.points.MadePoints;
import com.signalcraft.examples.fleet.points.ParquetPoints;
import com.signalcraft.examples.fleet.points.ParquetSeries;
import com.signalcraft.examples.fleet.points.PointSource;
import com.signalcraft.examples.fleet.sink.ForecastRows;
import com.signalcraft.examples.fleet.sink.ParquetSink;
import com.signalcraft.examples.fleet.sink.RunReport;
import com.signalcraft.examples.fleet.work.NightPlan;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyJobTest {

  private static final MadePoints MADE = new MadePoints(30, 200);
  private static final UUID RUN = new UUID(7, 7);
  private static final Forecaster THETA = Forecasters.theta();
  private static final NightPlan FORECASTS =
      NightPlan.forecastsOnly(THETA, Horizon.days(30), Level.P95);

  private final SparkSession spark = FleetSpark.session();

  @TempDir private Path folder;

  private String at(String name) {
    return folder.resolve(name).toUri().toString();
  }

  private RunReport run(PointSource source, NightPlan plan, String output) {
    return new NightlyJob(source, plan, new ParquetSink(at(output)), 4).run(spark, RUN);
  }

  @Test
  void series_of_every_layout_and_order_are_forecast_as_forecast_all_does() {
    List<String> expected = ForecastRows.byForecastAll(MADE, THETA);
    MadeFiles.write(spark, MADE, MadeFiles.Layout.POINTS, 3, at("points"));
    spark
        .read()
        .parquet(at("points"))
        .orderBy(functions.xxhash64(functions.col("value"), functions.col("timestamp")))
        .repartition(5)
        .write()
        .parquet(at("shuffled"));
    MadeFiles.write(spark, MADE, MadeFiles.Layout.SERIES, 2, at("series"));
    Map<String, PointSource> sources =
        Map.of(
            "made", MADE,
            "points", new ParquetPoints(at("points")),
            "shuffled", new ParquetPoints(at("shuffled")),
            "series", new ParquetSeries(at("series")));
    sources.forEach(
        (name, source) -> {
          RunReport report = run(source, FORECASTS, "of-" + name);
          assertThat(ForecastRows.written(folder.resolve("of-" + name)))
              .as(name)
              .isEqualTo(expected);
          assertThat(report.series()).isEqualTo(30);
          assertThat(report.points()).isEqualTo(6_000);
          assertThat(report.failed()).isZero();
          assertThat(report.models()).isEqualTo(Map.of("theta", 30L));
        });
  }

  @Test
  void a_run_that_is_repeated_is_left_as_it_is() throws Exception {
    run(MADE, FORECASTS, "output");
    Map<Path, FileTime> before = files();
    RunReport again = run(MADE, FORECASTS, "output");
    assertThat(again.series()).isEqualTo(30);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void what_a_run_left_that_did_not_end_is_replaced() throws Exception {
    run(MADE, FORECASTS, "output");
    Files.delete(folder.resolve("output/run_id=" + RUN + "/_SUCCESS"));
    run(MADE, FORECASTS, "output");
    assertThat(ForecastRows.written(folder.resolve("output")))
        .isEqualTo(ForecastRows.byForecastAll(MADE, THETA));
  }

  @Test
  void a_series_that_fails_is_a_row_with_the_reason_and_harms_no_other_one() {
    SeriesFile.of(spark)
        .add("good", 120, i -> 10 + i % 7)
        .add("short", 1, i -> 1)
        .add("infinite", 120, i -> i == 50 ? Double.POSITIVE_INFINITY : i)
        .addRow("unequal", new long[] {0, 86_400_000}, new double[] {1})
        .addRow("backwards", new long[] {86_400_000, 0}, new double[] {1, 2})
        .addRow("empty", new long[] {}, new double[] {})
        .write(at("series"));
    RunReport report = run(new ParquetSeries(at("series")), FORECASTS, "output");
    assertThat(report.series()).isEqualTo(6);
    assertThat(report.failed()).isEqualTo(5);
    Map<String, String> reasons = reasons();
    assertThat(reasons.get("good")).isNull();
    assertThat(reasons.get("short")).contains("at least 2 observed values");
    assertThat(reasons.get("infinite")).contains("Infinity");
    assertThat(reasons.get("unequal")).contains("one for each of the 2 timestamps");
    assertThat(reasons.get("backwards")).contains("in order");
    assertThat(reasons.get("empty")).isNotEmpty();
    assertThat(reasons.values()).filteredOn(r -> r != null && r.contains("internal")).isEmpty();
  }

  @Test
  void
      rows_without_a_source_or_a_time_are_counted_in_the_report_and_those_without_a_value_are_gaps() {
    MadeFiles.write(spark, new MadePoints(1, 50), MadeFiles.Layout.POINTS, 1, at("good"));
    Dataset<Row> good = spark.read().parquet(at("good"));
    good.unionByName(
            spark.sql(
                """
                select * from values
                  ('b', null, timestamp '2026-01-01', 1.5d),
                  ('b', 'lost', null, 2.5d),
                  ('b', 'other', timestamp '2026-01-01', null)
                as t (business_id, source_id, timestamp, value)
                """))
        .write()
        .parquet(at("points"));
    RunReport report = run(new ParquetPoints(at("points")), FORECASTS, "output");
    assertThat(report.series()).isEqualTo(2);
    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.points()).isEqualTo(52);
    assertThat(reasons().get("")).contains("source_id and timestamp");
  }

  @Test
  void anomalies_and_accuracies_are_told_beside_the_forecasts() {
    SeriesFile.of(spark)
        .add("steady", 300, i -> 1_000 + 100 * (i % 7) + (i * 7919 % 13) + (i == 290 ? 5_000 : 0))
        .write(at("series"));
    NightPlan plan =
        new NightPlan(THETA, Horizon.days(30), Level.P95, true, Detectors.auto(), 90, 1_000);
    RunReport report = run(new ParquetSeries(at("series")), plan, "output");
    assertThat(report.failed()).isZero();
    assertThat(report.anomalies()).isPositive();
    Row row = results().first();
    assertThat(row.<Double>getAs("model_accuracy")).isBetween(0.9, 1.0);
    assertThat(row.<Object>getAs("anomaly_timestamps").toString())
        .contains(SeriesFile.day(290).toString().substring(0, 10));
  }

  @Test
  void of_a_huge_series_the_newest_points_are_used_and_the_report_says_so() {
    SeriesFile.of(spark).add("huge", 2_000, i -> i % 7 + 1).write(at("series"));
    NightPlan plan = new NightPlan(THETA, Horizon.days(30), Level.P95, false, null, 90, 500);
    assertThat(run(new ParquetSeries(at("series")), plan, "output").cut()).isEqualTo(1);
    Row row = results().first();
    assertThat(row.<Long>getAs("points")).isEqualTo(2_000);
    assertThat(row.<Long>getAs("points_used")).isEqualTo(500);
  }

  @Test
  void a_column_that_is_missing_or_of_another_kind_is_named() {
    spark.sql("select 'a' as source_id, 1.5 as value").write().parquet(at("no-time"));
    assertThatThrownBy(() -> run(new ParquetPoints(at("no-time")), FORECASTS, "output"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("\"timestamp\"")
        .hasMessageContaining("source_id, value");
    spark
        .sql("select 'a' as source_id, current_timestamp() as timestamp, 'x' as value")
        .write()
        .parquet(at("text"));
    assertThatThrownBy(() -> run(new ParquetPoints(at("text")), FORECASTS, "output"))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("numbers in column \"value\"")
        .hasMessageContaining("string");
  }

  private Dataset<Row> results() {
    return spark.read().parquet(at("output"));
  }

  private Map<String, String> reasons() {
    Map<String, String> reasons = new HashMap<>();
    results()
        .select("source_id", "reason")
        .collectAsList()
        .forEach(row -> reasons.put(row.getString(0), row.getString(1)));
    return reasons;
  }

  private Map<Path, FileTime> files() throws Exception {
    Map<Path, FileTime> times = new HashMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("output"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    }
    return times;
  }
}
