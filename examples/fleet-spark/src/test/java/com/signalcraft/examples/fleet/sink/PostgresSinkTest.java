package com.signalcraft.examples.fleet.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.fleet.FleetSpark;
import com.signalcraft.examples.fleet.sink.RunReport.Count;
import com.signalcraft.examples.fleet.work.SeriesOutcome;
import com.signalcraft.security.Identity;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of results in a real database. */
class PostgresSinkTest extends SinkTests {

  @Test
  void results_are_stored_to_the_last_digit() {
    keep(outcome(tenant.sourceId()));

    assertThat(
            value(
                """
                select string_agg(model_type || ' ' || forecast_date || ' ' || predicted_value || ' '
                                  || confidence_lower || ' ' || confidence_upper || ' '
                                  || model_accuracy, ', ' order by forecast_date)
                from public.forecasts where run_id = :run
                """))
        .isEqualTo(
            "theta 2026-11-01 00:00:00+00 1000000000000000 -1.5 2000000000000000 0.8766,"
                + " theta 2026-11-02 00:00:00+00 0.3333333333333333 -0.00000020 12.0 0.8766");
    assertThat(
            value(
                """
                select timestamp || ' ' || actual_value || ' ' || expected_value || ' '
                       || deviation_score || ' ' || severity
                from public.anomalies where business_id = '%s'
                """))
        .isEqualTo("2026-10-31 00:00:00+00 100.0 10.0 3.25 high");
    assertThat(
            value(
                """
                select status || ' ' || points || ' ' || points_used || ' ' || millis_taken || ' '
                       || model_type || ' ' || description || ' ' || model_accuracy || ' '
                       || forecasts || ' ' || anomalies
                from signalcraft_fleet.series where run_id = :run
                """))
        .isEqualTo("made 100 90 7 theta theta, \\ a \"tab\"\t and \uFFFD nothing 0.87655 2 1");
  }

  @Test
  void a_series_that_is_kept_stays_as_it_is() {
    SeriesOutcome other = outcome(tenant.sourceId());
    other.setForecastTimes(new long[] {day(5)});
    anomaly(other, 9);
    keep(outcome(tenant.sourceId()));
    String before = rows();

    keep(other);

    assertThat(rows()).isEqualTo(before).isEqualTo("1 series, 2 forecasts, 1 anomalies, 2 noted");
    assertThat(value("select deviation_score from public.anomalies where business_id = '%s'"))
        .isEqualTo("3.25");
  }

  @Test
  void another_run_has_forecasts_of_its_own_and_corrects_anomalies() {
    keep(outcome(tenant.sourceId()));
    UUID anomaly =
        UUID.fromString(value("select id from public.anomalies where business_id = '%s'"));
    database.service().as(Identity.user(tenant.owner().id())).anomalies().acknowledge(anomaly);
    SeriesOutcome other = outcome(tenant.sourceId());
    anomaly(other, 9);

    keep(UUID.randomUUID(), other);

    assertThat(value("select count(*) from public.forecasts where business_id = '%s'"))
        .isEqualTo("4");
    assertThat(
            value(
                "select id || ' ' || deviation_score || ' ' || (acknowledged_by is not null)"
                    + " from public.anomalies where business_id = '%s'"))
        .isEqualTo(anomaly + " 9.0 true");
    assertThat(
            value(
                """
                select string_agg(resource || ' ' || action || ' ' || details, ', ' order by ordinal)
                from public.audit_logs
                where business_id = '%s'
                  and (resource = 'forecast' or resource = 'anomaly' and resource_id <> '"""
                    + anomaly
                    + "')"))
        .isEqualTo("anomaly create {}, forecast create {}, anomaly update {}, forecast create {}");
  }

  @Test
  void an_anomaly_that_is_the_same_is_no_change() {
    keep(outcome(tenant.sourceId()));

    keep(UUID.randomUUID(), outcome(tenant.sourceId()));

    assertThat(
            value(
                "select count(*) from public.audit_logs"
                    + " where business_id = '%s' and resource = 'anomaly'"))
        .isEqualTo("1");
  }

  @Test
  void work_that_is_done_twice_at_the_same_time_is_kept_once() {
    List<SeriesOutcome> outcomes =
        new ArrayList<>(sources(40).stream().map(this::outcome).toList());
    List<SeriesOutcome> reversed = new ArrayList<>(outcomes);
    Collections.reverse(reversed);

    List<CompletableFuture<Void>> tasks =
        List.of(outcomes, reversed, outcomes, reversed).stream()
            .map(
                each ->
                    CompletableFuture.runAsync(
                        () -> new OutcomeWriter(database.fleet(), run).write(each.iterator())))
            .toList();
    tasks.forEach(task -> task.orTimeout(30, TimeUnit.SECONDS).join());

    // An entry for each source's anomalies, and one for the business's forecasts.
    assertThat(rows()).isEqualTo("41 series, 82 forecasts, 41 anomalies, 42 noted");
  }

  @Test
  void a_connection_that_is_lost_is_replaced() throws Exception {
    try (Connection other = database.database().owner().getConnection();
        Statement statement = other.createStatement()) {
      // Holds the series, so that the first try waits until it is killed.
      other.setAutoCommit(false);
      statement.execute(
          "insert into signalcraft_fleet.series select '%s', '%s', '%s', 'made', null, 1, 1, 1"
                  .formatted(run, tenant.business().id(), tenant.sourceId())
              + ", null, null, null, 0, 0");
      CompletableFuture<Void> task =
          CompletableFuture.runAsync(() -> keep(outcome(tenant.sourceId())));
      int killed = 0;
      Instant deadline = Instant.now().plusSeconds(20);
      while (killed == 0 && Instant.now().isBefore(deadline)) {
        killed =
            Integer.parseInt(
                database
                    .database()
                    .value(
                        """
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where usename = 'signalcraft_fleet' and wait_event_type = 'Lock'
                          and datname = current_database()
                        """));
      }
      other.rollback();
      task.orTimeout(30, TimeUnit.SECONDS).join();
      assertThat(killed).isEqualTo(1);
    }

    assertThat(rows()).isEqualTo("1 series, 2 forecasts, 1 anomalies, 2 noted");
  }

  @Test
  void what_is_kept_can_be_read_by_spark_and_a_run_without_any_has_none() {
    PostgresSink sink = new PostgresSink(database.fleet());
    assertThat(sink.kept(FleetSpark.session(), run)).isEmpty();

    keep(outcome(tenant.sourceId()));

    assertThat(sink.kept(FleetSpark.session(), run).orElseThrow().collectAsList())
        .extracting(row -> row.getString(0) + " " + row.getString(1))
        .containsExactly(tenant.business().id() + " " + tenant.sourceId());
  }

  @Test
  void the_report_is_that_of_files(@TempDir Path folder) {
    List<UUID> sources = sources(3);
    List<SeriesOutcome> outcomes = new ArrayList<>(sources.stream().map(this::outcome).toList());
    for (int i = 0; i < outcomes.size(); i++) {
      outcomes.get(i).setMillisTaken(10L * i);
    }
    outcomes.get(1).setModel("ets");
    outcomes.get(2).setStatus(SeriesOutcome.FAILED);
    outcomes.get(2).setReason("too short");
    outcomes.get(2).setPointsUsed(100);
    Dataset<SeriesOutcome> rows =
        FleetSpark.session().createDataset(outcomes, SeriesOutcome.ENCODER);
    PostgresSink tables = new PostgresSink(database.fleet());
    ParquetSink files = new ParquetSink(folder.toUri().toString());

    tables.keep(rows, run);
    files.keep(rows, run);

    RunReport report = tables.report(FleetSpark.session(), run);
    assertThat(report).isEqualTo(files.report(FleetSpark.session(), run));
    assertThat(report.series()).isEqualTo(4);
    assertThat(report.reasons()).containsExactly(new Count("too short", 1));
    assertThat(report.slowest())
        .contains(new Count(tenant.business().id() + " " + sources.get(3), 30));
  }
}
