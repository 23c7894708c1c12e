package com.signalcraft.examples.fleet.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.anomaly.Detectors;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.TimeRange;
import com.signalcraft.examples.fleet.FleetSpark;
import com.signalcraft.examples.fleet.database.FleetTestDatabase;
import com.signalcraft.examples.fleet.points.PostgresPoints;
import com.signalcraft.examples.fleet.sink.PostgresSink;
import com.signalcraft.examples.fleet.sink.RunReport;
import com.signalcraft.examples.fleet.work.NightPlan;
import com.signalcraft.forecast.FittedForecaster;
import com.signalcraft.forecast.Forecast;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.Forecaster;
import com.signalcraft.forecast.Forecasters;
import com.signalcraft.forecast.Horizon;
import com.signalcraft.forecast.Level;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.batch.BatchForecaster;
import com.signalcraft.forecast.batch.BatchItem;
import com.signalcraft.forecast.batch.BatchOutcome;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import com.signalcraft.series.TimeSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The work of a night from a database into the same one. */
class NightlyDatabaseTest {

  private static final Forecaster THETA = Forecasters.of(ModelType.THETA);

  /** How many points the series has at which the work breaks off, where it is to. */
  private static final int BREAKING = 77;

  private static FleetTestDatabase database;

  /** Of plans with forecasts, and long enough for them. */
  private static final List<UUID> SOURCES = new ArrayList<>();

  private static UUID free;
  private static UUID tooShort;
  private static UUID unlimited;

  private final UUID run = UUID.randomUUID();

  @BeforeAll
  static void fill() {
    database = FleetTestDatabase.create();
    TestTenant utc = TestTenant.create(database.database(), database.service());
    TestTenant berlin =
        TestTenant.create(
            database.database(),
            database.service(),
            "Europe/Berlin",
            JsonObject.of(Map.of("aggregation", "last")));
    TestTenant large = TestTenant.create(database.database(), database.service());
    TestTenant poor = TestTenant.create(database.database(), database.service());
    free = poor.sourceId();
    unlimited = large.sourceId();
    SOURCES.addAll(List.of(utc.sourceId(), berlin.sourceId(), unlimited));
    for (int i = 0; i < 6; i++) {
      SOURCES.add(source(utc));
    }
    tooShort = source(utc);
    for (int i = 0; i < SOURCES.size(); i++) {
      points(SOURCES.get(i), i == 4 ? BREAKING : 100 + i);
    }
    points(free, 100);
    points(tooShort, 1);
    database
        .database()
        .execute(
            """
            update public.subscriptions set tier = 'enterprise', status = 'active'
            where user_id = '%s';
            update public.user_profiles set trial_ends_at = now() - interval '1 day'
            where id = '%s'
            """
                .formatted(large.owner().id(), poor.owner().id()));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static UUID source(TestTenant tenant) {
    return database
        .service()
        .sources()
        .create(
            new NewKpiSource(
                tenant.business().id(), "More", KpiType.CUSTOM, null, JsonObject.EMPTY))
        .id();
  }

  /** Two a day at noon where the business is; the last ones are far out. */
  private static void points(UUID source, int days) {
    database
        .database()
        .execute(
            """
            select setseed(0.5);
            insert into public.kpi_data (id, business_id, source_id, timestamp, value)
            select gen_random_uuid(), s.business_id, s.id,
                   (date '2026-11-20' - i + time '12:00') at time zone (b.location ->> 'timezone'),
                   round((50 + 10 * (i %% 7) + random() + case i when 1 then 900 else 0 end)::numeric, 2)
            from public.kpi_sources s
            join public.businesses b on b.id = s.business_id,
                 generate_series(1, %d) as i, generate_series(1, 2)
            where s.id = '%s'
            """
                .formatted(days, source));
  }

  private RunReport night(Forecaster model, int days) {
    NightPlan plan =
        new NightPlan(model, Horizon.days(days), Level.P95, false, Detectors.auto(), 30, 100_000);
    return new NightlyJob(
            new PostgresPoints(database.fleet(), null), plan, new PostgresSink(database.fleet()), 4)
        .run(FleetSpark.session(), run);
  }

  private String value(String sql) {
    return database.database().value(sql.replace(":run", "'" + run + "'"));
  }

  /** The forecasts of a run as lines, of each source. */
  private Map<String, String> stored() {
    Map<String, String> lines = new HashMap<>();
    String all =
        value(
            """
            select coalesce(string_agg(source_id || '|' || lines, '#'), '')
            from (
              select source_id,
                     string_agg(extract(epoch from forecast_date)::bigint || ' ' || model_type || ' '
                                || predicted_value || ' ' || confidence_lower || ' '
                                || confidence_upper, ', ' order by forecast_date) as lines
              from public.forecasts where run_id = :run
              group by source_id
            ) f
            """);
    for (String each : all.split("#", -1)) {
      String[] parts = each.split("\\|", -1);
      lines.put(parts[0], parts[1]);
    }
    return lines;
  }

  /** The same by the library in this process. */
  private static Map<String, String> byForecastAll() {
    Map<String, String> lines = new HashMap<>();
    BatchForecaster.of(THETA, Horizon.days(30), Level.P95)
        .forecastAll(
            SOURCES.stream()
                .map(
                    source ->
                        new BatchItem<>(
                            source, () -> database.service().kpis().series(source, TimeRange.ALL))),
            outcome -> lines.put(outcome.key().toString(), line(outcome)));
    return lines;
  }

  private static String line(BatchOutcome<UUID> outcome) {
    if (outcome instanceof BatchOutcome.Failed<UUID> failed) {
      throw failed.reason();
    }
    Forecast forecast = ((BatchOutcome.Made<UUID>) outcome).forecast();
    ForecastRun made = ForecastRun.of(outcome.key(), forecast, Level.P95, null);
    return String.join(
        ", ",
        made.predictions().stream()
            .map(
                each ->
                    each.forecastDate().getEpochSecond()
                        + " "
                        + made.modelType().wireName()
                        + " "
                        + each.predictedValue().toPlainString()
                        + " "
                        + each.confidenceLower().toPlainString()
                        + " "
                        + each.confidenceUpper().toPlainString())
            .toList());
  }

  @Test
  void the_forecasts_are_those_of_the_library_each_once_and_stay_if_the_run_is_repeated() {
    RunReport report = night(THETA, 30);

    assertThat(stored()).isEqualTo(byForecastAll());
    assertThat(report.series()).isEqualTo(SOURCES.size() + 2);
    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.models()).containsOnly(Map.entry("theta", (long) SOURCES.size()));
    assertThat(report.anomalies()).isPositive();
    String before = state();

    RunReport again = night(THETA, 30);

    assertThat(again).isEqualTo(report);
    assertThat(state()).isEqualTo(before);
  }

  private String state() {
    return value(
        """
        select (select count(*) || ' ' || max(ordinal) from public.forecasts) || ' '
            || (select count(*) || ' ' || sum(deviation_score) from public.anomalies) || ' '
            || (select count(*) from public.audit_logs) || ' '
            || (select count(*) || ' ' || max(kept_at) from signalcraft_fleet.series)
        """);
  }

  @Test
  void a_plan_without_forecasts_gets_anomalies_alone_and_no_plan_more_days_than_it_has() {
    night(THETA, 60);

    assertThat(days(free)).isZero();
    assertThat(days(unlimited)).isEqualTo(60);
    assertThat(days(SOURCES.get(0))).isEqualTo(30);
    assertThat(
            value(
                "select status || ' ' || anomalies from signalcraft_fleet.series"
                    + " where run_id = :run and source_id = '"
                    + free
                    + "'"))
        .isEqualTo("made 1");
    assertThat(
            value(
                "select status || ' ' || reason from signalcraft_fleet.series"
                    + " where run_id = :run and source_id = '"
                    + tooShort
                    + "'"))
        .startsWith("failed ");
  }

  private int days(UUID source) {
    return Integer.parseInt(
        value(
            "select count(*) from public.forecasts where run_id = :run and source_id = '"
                + source
                + "'"));
  }

  @Test
  void a_run_that_broke_off_goes_on_with_what_is_missing() {
    Breaking.isArmed.set(true);
    assertThatThrownBy(() -> night(new Breaking(run), 30)).hasStackTraceContaining("broke off");
    Breaking.isArmed.set(false);
    awaitIdle();
    int kept = Breaking.kept(run);
    assertThat(kept).isBetween(1, SOURCES.size() + 1);
    Breaking.FITTED.set(0);

    RunReport report = night(new Breaking(run), 30);

    assertThat(stored()).isEqualTo(byForecastAll());
    assertThat(report.series()).isEqualTo(SOURCES.size() + 2);
    // That of the free plan is not forecast.
    assertThat(Breaking.FITTED.get()).isBetween(1, SOURCES.size() + 2 - kept);
  }

  /** Until nothing of the job that broke off is under way. */
  private static void awaitIdle() {
    Instant deadline = Instant.now().plusSeconds(20);
    var tracker = FleetSpark.session().sparkContext().statusTracker();
    while (List.of(tracker.getExecutorInfos()).stream()
        .anyMatch(executor -> executor.numRunningTasks() > 0)) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  /** Theta, but that it breaks the work off at one series, once others are kept. */
  private record Breaking(UUID run) implements Forecaster {

    static final AtomicBoolean isArmed = new AtomicBoolean();
    static final AtomicInteger FITTED = new AtomicInteger();

    @Override
    public FittedForecaster fit(TimeSeries series) {
      FITTED.incrementAndGet();
      if (isArmed.get() && series.size() == BREAKING) {
        Instant deadline = Instant.now().plusSeconds(20);
        while (kept(run) == 0 && Instant.now().isBefore(deadline)) {
          Thread.onSpinWait();
        }
        throw new AssertionError("broke off");
      }
      return THETA.fit(series);
    }

    static int kept(UUID run) {
      return Integer.parseInt(
          database
              .database()
              .value("select count(*) from signalcraft_fleet.series where run_id = '" + run + "'"));
    }
  }
}
