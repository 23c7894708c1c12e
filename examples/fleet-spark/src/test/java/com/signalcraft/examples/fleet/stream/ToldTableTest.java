package com.signalcraft.examples.fleet.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.anomaly.Severity;
import com.signalcraft.anomaly.Verdict;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.fleet.FleetSpark;
import com.signalcraft.examples.fleet.database.FleetTestDatabase;
import com.signalcraft.examples.fleet.stream.Fleet.Point;
import com.signalcraft.jdbc.testing.TestTenant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.Tuple2;

/** What is told, in a real database. */
class ToldTableTest {

  private static FleetTestDatabase database;

  private TestTenant tenant;
  private UUID stream;

  @BeforeAll
  static void open() {
    database = FleetTestDatabase.create();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void begin() {
    tenant = TestTenant.create(database.database(), database.service());
    stream = UUID.randomUUID();
  }

  private Told anomaly(UUID source, long hour, double value) {
    return ToldOf.anomaly(
        new Tuple2<>(tenant.business().id().toString(), source.toString()),
        new Verdict(
            Fleet.START + hour * Fleet.STEP, value, 0.1 + 0.2, -1, 1, 0.5, 4.5, Severity.HIGH),
        true);
  }

  private KeptPart write(long batch, int part, List<Told> told) {
    return new AnomalyWriter(database.fleet(), stream, batch, part).write(told.iterator());
  }

  private String count(String table) {
    return value("count(*)", table);
  }

  private String value(String columns, String table) {
    return database
        .database()
        .value(
            "select "
                + columns
                + " from "
                + table
                + " where source_id = '"
                + tenant.sourceId()
                + "'");
  }

  @Test
  void all_numbers_are_there_to_the_last_digit_with_what_only_the_stream_knows() {
    write(1, 0, List.of(anomaly(tenant.sourceId(), 1, 1e-9 + 7)));
    assertThat(
            value(
                "concat_ws(' ', extract(epoch from timestamp) * 1000, actual_value,"
                    + " expected_value, deviation_score, severity)",
                "public.anomalies"))
        .isEqualTo(
            (Fleet.START + Fleet.STEP) + ".000000 " + (1e-9 + 7) + " 0.30000000000000004 4.5 high");
    assertThat(
            value(
                "concat_ws(' ', lower_bound, upper_bound, score, starts_episode, batch_id,"
                    + " explanation)",
                "signalcraft_fleet.stream_anomalies"))
        .startsWith("-1 1 0.5 t 1 7 where -1 to 1 was expected");
  }

  @Test
  void a_part_that_comes_again_is_kept_once_and_an_acknowledgement_stays() {
    List<Told> told = List.of(anomaly(tenant.sourceId(), 1, 5), anomaly(tenant.sourceId(), 2, 6));
    write(1, 0, told);
    database
        .database()
        .execute("update public.anomalies set acknowledged_at = now(), actual_value = 50");
    write(1, 0, told);
    assertThat(count("public.anomalies")).isEqualTo("2");
    assertThat(value("max(actual_value)", "public.anomalies")).isEqualTo("50");
    // In another batch it is a correction.
    write(2, 0, told);
    assertThat(count("public.anomalies")).isEqualTo("2");
    assertThat(value("max(actual_value)", "public.anomalies")).isEqualTo("6.0");
    assertThat(value("count(acknowledged_at)", "public.anomalies")).isEqualTo("2");
    assertThat(
            database
                .database()
                .value(
                    "select count(*) from signalcraft_fleet.stream_batches where stream_id = '"
                        + stream
                        + "'"))
        .as("those of batches that are done are removed")
        .isEqualTo("1");
  }

  @Test
  void a_part_is_kept_as_a_whole_or_not_at_all() {
    Told broken = anomaly(tenant.sourceId(), 2, 1);
    broken.setExplanation(null);
    List<Told> told = List.of(anomaly(tenant.sourceId(), 1, 5), broken);
    assertThatThrownBy(() -> write(1, 0, told)).isInstanceOf(SignalCraftException.class);
    assertThat(count("public.anomalies")).isEqualTo("0");
    broken.setExplanation("odd");
    write(1, 0, told);
    assertThat(count("public.anomalies")).isEqualTo("2");
    assertThat(count("signalcraft_fleet.stream_anomalies")).isEqualTo("2");
  }

  @Test
  void what_the_table_cannot_take_is_left_out_and_told() {
    Told huge = anomaly(tenant.sourceId(), 3, 1e60);
    Told boundless = anomaly(tenant.sourceId(), 4, 1);
    boundless.setExpected(Double.POSITIVE_INFINITY);
    Told unnamed = anomaly(tenant.sourceId(), 3, 1);
    unnamed.setSourceId("a");
    KeptPart kept =
        write(
            1,
            0,
            List.of(
                anomaly(UUID.randomUUID(), 1, 1),
                anomaly(tenant.sourceId(), 1, 1),
                huge,
                boundless,
                unnamed));
    assertThat(kept.getLeftOut()).isEqualTo(4);
    assertThat(kept.getExample()).contains("actual_value");
    assertThat(count("public.anomalies")).isEqualTo("1");
  }

  @Test
  void sources_are_noted_once_for_each_batch() {
    write(1, 0, List.of(anomaly(tenant.sourceId(), 1, 1), anomaly(tenant.sourceId(), 2, 1)));
    write(2, 0, List.of(anomaly(tenant.sourceId(), 2, 1)));
    assertThat(
            database
                .database()
                .value(
                    "select count(*) from public.audit_logs where resource = 'anomaly'"
                        + " and business_id = '"
                        + tenant.business().id()
                        + "'"))
        .isEqualTo("1");
  }

  @Test
  void a_batch_of_spark_s_is_kept_whatever_part_its_rows_are_in() {
    List<Told> told = new ArrayList<>();
    for (int hour = 0; hour < 5_100; hour++) {
      told.add(anomaly(tenant.sourceId(), hour, hour));
    }
    told.add(ToldOf.unreadable(new StreamPoint()));
    ToldTable table = new ToldTable(database.fleet());
    var rows = FleetSpark.session().createDataset(told, Told.ENCODER).coalesce(1);
    table.keep(rows, stream, 4);
    table.keep(rows, stream, 4);
    assertThat(count("public.anomalies")).isEqualTo("5100");
    assertThat(count("signalcraft_fleet.stream_anomalies")).isEqualTo("5100");
  }

  @Test
  void a_stream_that_fails_after_a_batch_was_committed_goes_on_and_leaves_its_rows_once(
      @TempDir Path root) {
    List<Point> points =
        Fleet.points(1, 260).stream()
            .map(
                point ->
                    new Point(
                        tenant.business().id().toString(),
                        tenant.sourceId().toString(),
                        point.millis(),
                        point.value()))
            .toList();
    StreamSettings settings =
        new StreamSettings(
            Duration.ofHours(6), Duration.ofDays(1), Duration.ofDays(90), 0.5, false, true);
    Folders folders = new Folders(root).points(points);
    ToldTable table = new ToldTable(database.fleet());
    ToldSink lost =
        new ToldSink() {
          @Override
          public void keep(Dataset<Told> told, UUID id, long batch) {
            table.keep(told, id, batch);
            throw new IllegalStateException("the driver was lost");
          }

          @Override
          public String description() {
            return "lost";
          }
        };
    assertThatThrownBy(() -> Folders.once(folders.job(settings, List.of(lost))))
        .hasMessageContaining("the driver was lost");
    assertThat(count("public.anomalies")).isNotEqualTo("0");
    String first = value("string_agg(id::text, ',' order by id)", "public.anomalies");

    StreamReport report = Folders.once(folders.job(settings, List.of(table)));

    List<Fleet.Anomaly> expected =
        Fleet.told(points, points.get(points.size() - 1).millis() - 6 * Fleet.STEP, settings);
    assertThat(report.anomalies()).isEqualTo(expected.size());
    assertThat(value("string_agg(id::text, ',' order by id)", "public.anomalies")).isEqualTo(first);
    assertThat(
            value(
                "string_agg(concat_ws(' ', extract(epoch from timestamp)::bigint,"
                    + " actual_value::float8, expected_value::float8, deviation_score::float8),"
                    + " ',' order by timestamp)",
                "public.anomalies"))
        .isEqualTo(
            expected.stream()
                .map(
                    each ->
                        each.millis() / 1_000
                            + " "
                            + each.value()
                            + " "
                            + each.expected()
                            + " "
                            + each.deviation())
                .collect(Collectors.joining(",")));
    assertThat(
            value("count(*) filter (where starts_episode)", "signalcraft_fleet.stream_anomalies"))
        .isEqualTo(String.valueOf(expected.stream().filter(each -> each.startsEpisode()).count()));
  }
}
