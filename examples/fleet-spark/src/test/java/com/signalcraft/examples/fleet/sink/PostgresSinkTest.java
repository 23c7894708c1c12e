package com.signalcraft.examples.fleet.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.common.JsonObject;
import com.signalcraft.examples.fleet.FleetSpark;
import com.signalcraft.examples.fleet.database.FleetTestDatabase;
import com.signalcraft.examples.fleet.sink.RunReport.Count;
import com.signalcraft.examples.fleet.work.SeriesOutcome;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.security.Identity;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.Dataset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of results in a real database. */
class PostgresSinkTest {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private static FleetTestDatabase database;

  private final UUID run = UUID.randomUUID();
  private TestTenant tenant;

  @BeforeAll
  static void open() {
    database = FleetTestDatabase.create();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @BeforeEach
  void makeTenant() {
    tenant = TestTenant.create(database.database(), database.service());
  }

  private List<UUID> sources(int more) {
    List<UUID> sources = new ArrayList<>(List.of(tenant.sourceId()));
    for (int i = 0; i < more; i++) {
      sources.add(
          database
              .service()
              .sources()
              .create(
                  new NewKpiSource(
                      tenant.business().id(), "More", KpiType.CUSTOM, null, JsonObject.EMPTY))
              .id());
    }
    return sources;
  }

  private SeriesOutcome outcome(Object source) {
    SeriesOutcome outcome = new SeriesOutcome();
    outcome.setBusinessId(tenant.business().id().toString());
    outcome.setSourceId(source.toString());
    outcome.setPoints(100);
    outcome.setPointsUsed(90);
    outcome.setMillisTaken(7);
    outcome.setModel("theta");
    outcome.setDescription("theta, \\ a \"tab\"\t and \0 nothing");
    outcome.setAccuracy(0.87655);
    outcome.setForecastTimes(new long[] {day(0), day(1)});
    outcome.setMeans(new double[] {1e15, 1 / 3.0});
    outcome.setLowers(new double[] {-1.5, -2e-7});
    outcome.setUppers(new double[] {2e15, 12});
    anomaly(outcome, 3.25);
    return outcome;
  }

  private static void anomaly(SeriesOutcome outcome, double deviation) {
    outcome.setAnomalyTimes(new long[] {day(-1)});
    outcome.setActuals(new double[] {100});
    outcome.setExpecteds(new double[] {10});
    outcome.setDeviations(new double[] {deviation});
    outcome.setSeverities(new String[] {"high"});
  }

  private static long day(int number) {
    return START.plus(Duration.ofDays(number)).toEpochMilli();
  }

  private void keep(SeriesOutcome... outcomes) {
    keep(run, outcomes);
  }

  private static void keep(UUID run, SeriesOutcome... outcomes) {
    new OutcomeWriter(database.fleet(), run).write(List.of(outcomes).iterator());
  }

  private String value(String sql) {
    return database
        .database()
        .value(sql.formatted(tenant.business().id()).replace(":run", "'" + run + "'"));
  }

  private String rows() {
    return value(
        """
        select (select count(*) from signalcraft_fleet.series where run_id = :run) || ' series, '
            || (select count(*) from public.forecasts where run_id = :run) || ' forecasts, '
            || (select count(*) from public.anomalies where business_id = '%1$s') || ' anomalies, '
            || (select count(*) from public.audit_logs
                where business_id = '%1$s' and resource in ('forecast', 'anomaly')) || ' noted'
        """);
  }

  private String status(Object source) {
    return value(
        "select status || ' ' || coalesce(reason, '-') from signalcraft_fleet.series"
            + " where run_id = :run and source_id = '"
            + source
            + "'");
  }

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
  void a_series_that_belongs_to_no_source_is_a_row_of_the_report() {
    List<UUID> sources = sources(1);
    database.service().sources().delete(sources.get(1));
    SeriesOutcome stranger = outcome(tenant.sourceId());
    stranger.setBusinessId(UUID.randomUUID().toString());
    UUID unknown = UUID.randomUUID();

    keep(
        outcome(sources.get(0)),
        outcome(sources.get(1)),
        outcome(unknown),
        outcome("till 7; drop table x"),
        stranger);

    assertThat(rows()).startsWith("5 series, 2 forecasts, 1 anomalies");
    assertThat(List.of(sources.get(1), unknown, "till 7; drop table x"))
        .allSatisfy(
            source ->
                assertThat(status(source))
                    .isEqualTo("failed source_id: is none of the database (any more)"));
    assertThat(
            value(
                "select count(*) from signalcraft_fleet.series where run_id = :run"
                    + " and status = 'failed' and model_type is null"))
        .isEqualTo("4");
  }

  @Test
  void a_series_without_a_business_is_that_of_its_source() {
    SeriesOutcome bare = outcome(tenant.sourceId());
    bare.setBusinessId("");

    keep(bare);

    assertThat(rows()).startsWith("1 series, 2 forecasts, 1 anomalies");
  }

  @Test
  void what_the_database_refuses_is_a_row_and_the_others_are_kept() {
    List<UUID> sources = sources(4);
    SeriesOutcome late = outcome(sources.get(2));
    late.setForecastTimes(
        new long[] {day(0), Instant.parse("2150-01-01T00:00:00Z").toEpochMilli()});
    SeriesOutcome crossed = outcome(sources.get(3));
    crossed.setUppers(new double[] {1, 12});

    keep(outcome(sources.get(0)), outcome(sources.get(1)), late, crossed, outcome(sources.get(4)));

    assertThat(rows()).startsWith("5 series, 6 forecasts, 3 anomalies");
    assertThat(status(sources.get(2)))
        .startsWith("failed the database refused the results: ")
        .contains("forecast_date");
    assertThat(status(sources.get(3))).contains("confidence_upper");
  }

  @Test
  void a_failed_series_is_a_row_with_what_there_is_of_it() {
    SeriesOutcome failed = outcome(tenant.sourceId());
    failed.setStatus(SeriesOutcome.FAILED);
    failed.setReason("points: are too few");
    failed.setModel(null);
    failed.setAccuracy(null);
    failed.setForecastTimes(new long[0]);

    keep(failed);

    assertThat(rows()).startsWith("1 series, 0 forecasts, 1 anomalies");
    assertThat(status(tenant.sourceId())).isEqualTo("failed points: are too few");
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
