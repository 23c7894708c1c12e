package com.signalcraft.examples.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.alerting.SchedulerListener;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.examples.api.job.ForecastWork;
import com.signalcraft.examples.server.Eventually;
import com.signalcraft.examples.server.ServerDatabases;
import com.signalcraft.examples.server.database.Pools;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.examples.server.file.DatabaseFileStore;
import com.signalcraft.examples.server.file.FileOptions;
import com.signalcraft.examples.server.job.JobOptions;
import com.signalcraft.examples.server.job.Jobs;
import com.signalcraft.examples.server.secret.DerivedKeys;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.lifecycle.RetentionPolicy;
import com.signalcraft.testing.SettableClock;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchedulesTest {

  private static final DerivedKeys KEYS = new DerivedKeys("a-secret-of-the-tests-0123456789abc");
  private static final ScheduleOptions QUICK =
      ScheduleOptions.defaults()
          .withWaits(Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofMillis(20));

  private final TestDatabase database = ServerDatabases.create();
  private final List<AutoCloseable> open = new ArrayList<>();
  private JdbcSignalCraft service;
  private ServerDatabase own;

  @BeforeEach
  void start() {
    HikariDataSource pool = Pools.server(ServerDatabases.logins(database.url()));
    own = new ServerDatabase(pool);
    service = database.signalCraft().build();
    open.add(service);
    open.add(pool);
  }

  @AfterEach
  void stop() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
    database.close();
  }

  private Jobs jobs(InstantSource clock) {
    DatabaseFileStore files =
        new DatabaseFileStore(
            own, KEYS, () -> URI.create("http://localhost"), FileOptions.defaults(), clock);
    return new Jobs(
        service,
        own,
        files,
        KEYS,
        Map.of(ForecastWork.KIND, new ForecastWork()),
        JobOptions.defaults(),
        clock);
  }

  private Schedules process(Jobs jobs, InstantSource clock, ScheduleListener listener) {
    Schedules schedules =
        new Schedules(
            service, own, jobs, List.of(), QUICK, listener, SchedulerListener.NONE, clock);
    open.add(schedules);
    schedules.start();
    return schedules;
  }

  private TestTenant tenantWithPoints() {
    TestTenant tenant = TestTenant.create(database, service);
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    List<KpiPoint> points = new ArrayList<>();
    for (int i = 60; i >= 1; i--) {
      points.add(
          KpiPoint.of(
              tenant.sourceId(), today.minus(i, ChronoUnit.DAYS), BigDecimal.valueOf(100 + i % 7)));
    }
    service.kpis().write(PointBatch.of(tenant.sourceId(), points));
    return tenant;
  }

  private void onFreePlan(TestTenant tenant) {
    Instant now = Instant.now();
    service
        .subscriptions()
        .apply(
            new SubscriptionChange(
                tenant.owner().id(),
                SubscriptionTier.FREE,
                SubscriptionStatus.ACTIVE,
                null,
                null,
                now.minusSeconds(60),
                now.plus(30, ChronoUnit.DAYS)));
    database.execute(
        "update public.user_profiles set trial_ends_at = now() - interval '1 day'"
            + " where id = '"
            + tenant.owner().id()
            + "'");
  }

  @Test
  void forecasts_are_made_at_two_by_one_of_two_processes_for_plans_that_have_them() {
    TestTenant paying = tenantWithPoints();
    TestTenant free = tenantWithPoints();
    onFreePlan(free);
    SettableClock clock = new SettableClock(Instant.parse("2026-11-26T01:59:00Z"));
    AtomicInteger runs = new AtomicInteger();
    ScheduleListener listener =
        new ScheduleListener() {
          @Override
          public void ran(String name, boolean isDone, Map<String, Long> counts, Duration took) {
            if (name.equals("forecasts")) {
              assertThat(counts).containsEntry("forecasts ordered", 1L);
              assertThat(isDone).isTrue();
              runs.incrementAndGet();
            }
          }
        };
    Jobs jobs = jobs(InstantSource.system());
    open.add(jobs);
    jobs.start();
    process(jobs, clock, listener);
    process(jobs(InstantSource.system()), clock, listener);
    clock.advance(Duration.ofSeconds(59));
    assertThat(runs).hasValue(0);
    clock.advance(Duration.ofSeconds(2));
    // A scheduler waits by this clock, too: it looks again only as time goes on.
    Eventually.until(
        "a run",
        () -> {
          clock.advance(Duration.ofMillis(20));
          return runs.get() == 1;
        });
    Eventually.until(
        "forecasts", () -> !service.forecasts().latest(paying.business().id(), null, 30).isEmpty());
    assertThat(service.forecasts().latest(free.business().id(), null, 30)).isEmpty();
    clock.advance(Duration.ofHours(12));
    assertThat(database.value("select count(*) from signalcraft_server.jobs")).isEqualTo("1");
    assertThat(runs).hasValue(1);
  }

  @Test
  void a_night_that_is_begun_again_orders_nothing_twice() {
    tenantWithPoints();
    InstantSource clock = () -> Instant.parse("2026-11-26T02:00:00Z");
    NightlyForecasts forecasts = new NightlyForecasts(service, jobs(clock), 30, clock);
    assertThat(forecasts.run().byName()).containsEntry("forecasts ordered", 1L);
    assertThat(forecasts.run().byName()).containsEntry("forecasts ordered", 0L);
  }

  @Test
  void a_business_that_fails_does_not_keep_the_others_from_their_turn() {
    TestTenant one = TestTenant.create(database, service);
    TestTenant other = TestTenant.create(database, service);
    Counts counts = new Counts();
    new AllBusinesses(service)
        .each(
            counts,
            business -> {
              if (business.id().equals(one.business().id())) {
                throw new OverloadedException("try later");
              }
              counts.add("done", 1);
            });
    assertThat(other.business().id()).isNotEqualTo(one.business().id());
    assertThat(counts.byName())
        .containsExactlyInAnyOrderEntriesOf(Map.of("done", 1L, "failed", 1L));
    assertThat(counts.isDone()).isFalse();
  }

  @Test
  void new_points_are_looked_at_soon_and_what_is_odd_is_saved() {
    TestTenant tenant = tenantWithPoints();
    Instant yesterday = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
    service
        .kpis()
        .write(
            PointBatch.of(
                tenant.sourceId(),
                List.of(KpiPoint.of(tenant.sourceId(), yesterday.minusSeconds(1), "1"))));
    Jobs jobs = jobs(InstantSource.system());
    process(jobs, InstantSource.system(), ScheduleListener.NONE);
    process(jobs, InstantSource.system(), ScheduleListener.NONE);
    // The first look at all sources, as the points came before.
    Eventually.until(
        "a scan",
        () ->
            database
                .value(
                    "select count(*) from signalcraft_server.anomaly_scans"
                        + " where scanned_at is not null and due_at is null")
                .equals("1"));
    int before = Integer.parseInt(database.value("select count(*) from public.anomalies"));
    KpiPoint last = service.kpis().latest(tenant.sourceId()).orElseThrow();
    service
        .kpis()
        .write(
            PointBatch.of(
                tenant.sourceId(),
                List.of(
                    new KpiPoint(
                        last.id(),
                        last.sourceId(),
                        last.timestamp(),
                        new BigDecimal("100000"),
                        last.metadata()))));
    Eventually.until(
        "the odd point is told",
        () -> Integer.parseInt(database.value("select count(*) from public.anomalies")) > before);
  }

  @Test
  void what_has_expired_is_removed_and_what_fails_keeps_nothing_else_from_it() {
    AtomicInteger removed = new AtomicInteger();
    UpkeepWork upkeep =
        new UpkeepWork(
            service.upkeep(),
            RetentionPolicy.DEFAULT,
            List.of(
                new Tidying(
                    "broken",
                    now -> {
                      throw new OverloadedException("try later");
                    }),
                new Tidying("files", now -> removed.incrementAndGet())),
            InstantSource.system());
    assertThatThrownBy(upkeep::tidy).isInstanceOf(OverloadedException.class);
    assertThat(removed).hasValue(1);
    assertThat(upkeep.partitions().isDone()).isTrue();
    assertThat(upkeep.cleanUp().byName()).containsKeys("points rolled up", "outdated rows removed");
  }

  @Test
  void a_run_that_fails_is_told_and_does_not_end_the_others() {
    List<String> told = new ArrayList<>();
    ScheduleListener listener =
        new ScheduleListener() {
          @Override
          public void ran(String name, boolean isDone, Map<String, Long> counts, Duration took) {
            told.add(name + " " + isDone + " " + counts);
          }
        };
    new Timed(
            "broken",
            new com.github.kagkarlsson.scheduler.task.schedule.DisabledSchedule(),
            () -> {
              throw new IllegalStateException("a defect");
            })
        .run(listener);
    assertThat(told).containsExactly("broken false {failed=1}");
  }
}
