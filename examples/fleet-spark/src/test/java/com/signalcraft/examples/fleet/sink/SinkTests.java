package com.signalcraft.examples.fleet.sink;

import com.signalcraft.common.JsonObject;
import com.signalcraft.examples.fleet.database.FleetTestDatabase;
import com.signalcraft.examples.fleet.work.SeriesOutcome;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A tenant in a database, and results of its series; a new one for each test. */
abstract class SinkTests {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  static FleetTestDatabase database;

  final UUID run = UUID.randomUUID();
  TestTenant tenant;

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

  List<UUID> sources(int more) {
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

  SeriesOutcome outcome(Object source) {
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

  static void anomaly(SeriesOutcome outcome, double deviation) {
    outcome.setAnomalyTimes(new long[] {day(-1)});
    outcome.setActuals(new double[] {100});
    outcome.setExpecteds(new double[] {10});
    outcome.setDeviations(new double[] {deviation});
    outcome.setSeverities(new String[] {"high"});
  }

  static long day(int number) {
    return START.plus(Duration.ofDays(number)).toEpochMilli();
  }

  void keep(SeriesOutcome... outcomes) {
    keep(run, outcomes);
  }

  static void keep(UUID run, SeriesOutcome... outcomes) {
    new OutcomeWriter(database.fleet(), run).write(List.of(outcomes).iterator());
  }

  String value(String sql) {
    return database
        .database()
        .value(sql.formatted(tenant.business().id()).replace(":run", "'" + run + "'"));
  }

  String rows() {
    return value(
        """
        select (select count(*) from signalcraft_fleet.series where run_id = :run) || ' series, '
            || (select count(*) from public.forecasts where run_id = :run) || ' forecasts, '
            || (select count(*) from public.anomalies where business_id = '%1$s') || ' anomalies, '
            || (select count(*) from public.audit_logs
                where business_id = '%1$s' and resource in ('forecast', 'anomaly')) || ' noted'
        """);
  }

  String status(Object source) {
    return value(
        "select status || ' ' || coalesce(reason, '-') from signalcraft_fleet.series"
            + " where run_id = :run and source_id = '"
            + source
            + "'");
  }
}
