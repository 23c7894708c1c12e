package com.signalcraft.jdbc.pooling;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.common.PageRequest;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.jdbc.event.Event;
import com.signalcraft.jdbc.testing.PgBouncer;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.security.Identity;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Two tenants on one connection to the server. */
@EnabledIf(
    value = "com.signalcraft.jdbc.testing.PgBouncer#isInstalled",
    disabledReason = "there is no pgbouncer on the path")
class PgBouncerTest {

  private static final int CALLS = 10_000;

  private static TestDatabase database;
  private static TestTenant ada;
  private static TestTenant bob;

  @BeforeAll
  static void createDatabase() {
    database = TestDatabase.create();
    try (JdbcSignalCraft service = database.signalCraft().build()) {
      ada = TestTenant.create(database, service);
      bob = TestTenant.create(database, service);
    }
  }

  @AfterAll
  static void dropDatabase() {
    database.close();
  }

  @Test
  void ten_thousand_calls_of_two_users_over_one_connection_never_mix() {
    try (PgBouncer pooler = PgBouncer.start(database, PoolMode.TRANSACTION_POOLED);
        JdbcSignalCraft service = pooler.signalCraft().build()) {
      CompletableFuture<Void> adas =
          CompletableFuture.runAsync(() -> callAsHimself(service, ada, CALLS / 2));
      CompletableFuture<Void> bobs =
          CompletableFuture.runAsync(() -> callAsHimself(service, bob, CALLS / 2));
      CompletableFuture.allOf(adas, bobs).join();

      assertThat(
              database.value(
                  """
                  select count(*)
                    from pg_stat_activity
                   where datname = current_database()
                     and usename = 'signalcraft_app'
                  """))
          .isEqualTo("1");
    }
  }

  private static void callAsHimself(SignalCraft service, TestTenant tenant, int calls) {
    SignalCraft view = service.as(Identity.user(tenant.owner().id()));
    for (int i = 0; i < calls; i++) {
      if (i % 2 == 0) {
        assertThat(view.users().me().id()).isEqualTo(tenant.owner().id());
      } else {
        assertThat(view.businesses().list(PageRequest.first()).items())
            .containsExactly(tenant.business());
      }
    }
  }

  @Test
  void in_transaction_mode_nothing_stays_on_the_connection_to_the_server() throws SQLException {
    try (PgBouncer pooler = PgBouncer.start(database, PoolMode.TRANSACTION_POOLED);
        JdbcSignalCraft service = pooler.signalCraft().build()) {
      callAsHimself(service, ada, 20);

      try (Connection next = pooler.app().getConnection();
          Statement statement = next.createStatement();
          ResultSet left =
              statement.executeQuery(
                  """
                  select current_user,
                         coalesce(current_setting('request.jwt.claims', true), ''),
                         current_setting('statement_timeout'),
                         (select count(*) from pg_prepared_statements)
                  """)) {
        left.next();
        assertThat(left.getString(1)).isEqualTo("signalcraft_app");
        assertThat(left.getString(2)).isEmpty();
        assertThat(left.getString(3)).isEqualTo("0");
        assertThat(left.getInt(4)).isZero();
      }
    }
  }

  @Test
  void several_calls_in_one_transaction_stay_on_one_session() {
    try (PgBouncer pooler = PgBouncer.start(database, PoolMode.TRANSACTION_POOLED);
        JdbcSignalCraft service = pooler.signalCraft().build()) {
      JdbcSignalCraft view = service.as(Identity.user(ada.owner().id()));

      int sources =
          view.inTransaction(
              together -> {
                write(together, ada, "2026-01-01T00:00:00Z");
                write(together, ada, "2026-01-02T00:00:00Z");
                return together.sources().list(ada.business().id()).size();
              });

      assertThat(sources).isEqualTo(1);
    }
  }

  @Test
  void in_session_mode_statements_stay_prepared_and_events_come()
      throws InterruptedException, SQLException {
    try (PgBouncer pooler = PgBouncer.start(database, PoolMode.SESSION_POOLED);
        HikariDataSource one = new HikariDataSource(oneConnection(pooler.app()));
        JdbcSignalCraft service =
            JdbcSignalCraft.builder()
                .dataSource(one)
                .eventDataSource(pooler.app())
                .poolMode(PoolMode.SESSION_POOLED)
                .build()) {
      JdbcSignalCraft view = service.as(Identity.user(bob.owner().id()));
      BlockingQueue<Event> events = new LinkedBlockingQueue<>();
      view.subscribe(events::add);
      assertThat(events.poll(30, TimeUnit.SECONDS)).isInstanceOf(Event.Gap.class);

      callAsHimself(service, ada, 20);
      write(view, bob, "2026-01-01T00:00:00Z");

      assertThat(events.poll(30, TimeUnit.SECONDS)).isInstanceOf(Event.PointsWritten.class);
      try (Connection same = one.getConnection();
          Statement statement = same.createStatement();
          ResultSet prepared =
              statement.executeQuery("select count(*) from pg_prepared_statements")) {
        prepared.next();
        assertThat(prepared.getInt(1)).isPositive();
      }
    }
  }

  private static HikariConfig oneConnection(DataSource source) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(1);
    return config;
  }

  private static void write(SignalCraft view, TestTenant tenant, String at) {
    KpiPoint point = KpiPoint.of(tenant.sourceId(), Instant.parse(at), "1");
    view.kpis().write(PointBatch.of(tenant.sourceId(), List.of(point)));
  }
}
