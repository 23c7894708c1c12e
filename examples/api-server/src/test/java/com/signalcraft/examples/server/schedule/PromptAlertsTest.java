package com.signalcraft.examples.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.examples.server.ServerDatabases;
import com.signalcraft.examples.server.database.Pools;
import com.signalcraft.examples.server.database.ServerDatabase;
import com.signalcraft.examples.server.schedule.ScanTable.Scan;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.security.Identity;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PromptAlertsTest {

  private static final Duration WAIT = Duration.ofSeconds(2);
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestDatabase database = ServerDatabases.create();
  private HikariDataSource pool;
  private JdbcSignalCraft service;
  private PromptAlerts alerts;
  private TestTenant tenant;

  @BeforeAll
  void start() {
    pool = Pools.server(ServerDatabases.logins(database.url()));
    alerts = new PromptAlerts(new ServerDatabase(pool), WAIT);
    service = database.signalCraft().build();
  }

  @BeforeEach
  void makeAlert() {
    tenant = tenantWithAlert(AlertTimeframe.FIVE_MINUTES);
  }

  @AfterAll
  void stop() {
    service.close();
    pool.close();
    database.close();
  }

  private TestTenant tenantWithAlert(AlertTimeframe timeframe) {
    TestTenant made = TestTenant.create(database, service);
    service
        .as(Identity.user(made.owner().id()))
        .alerts()
        .create(
            new NewAlert(
                made.sourceId(),
                "Too much",
                AlertCondition.ABOVE,
                BigDecimal.TEN,
                timeframe,
                AlertSettings.defaults()));
    return made;
  }

  @Test
  void alerts_on_new_points_are_evaluated_soon_and_by_nobody_sooner() {
    TestTenant other = tenantWithAlert(AlertTimeframe.FIVE_MINUTES);
    evaluated(HOUR);

    Instant before = now();
    assertThat(
            alerts.hurry(
                List.of(scan(tenant), new Scan(UUID.randomUUID(), tenant.business().id()))))
        .isEmpty();
    Instant due = due(tenant);
    assertThat(due).isBetween(before.plus(WAIT), now().plus(WAIT));
    assertThat(due(other)).isAfter(before.plus(WAIT.multipliedBy(100)));

    assertThat(alerts.hurry(List.of(scan(tenant)))).isEmpty();
    assertThat(due(tenant)).as("of points that come all the time").isEqualTo(due);
  }

  @Test
  void alerts_over_a_longer_time_wait_longer_but_a_minute_at_most() {
    TestTenant hourly = tenantWithAlert(AlertTimeframe.ONE_HOUR);
    TestTenant daily = tenantWithAlert(AlertTimeframe.TWENTY_FOUR_HOURS);
    evaluated(HOUR);

    Instant before = now();
    alerts.hurry(List.of(scan(hourly), scan(daily)));
    Instant after = now();
    assertThat(due(hourly)).isBetween(before.plusSeconds(24), after.plusSeconds(24));
    assertThat(due(daily)).isBetween(before.plusSeconds(60), after.plusSeconds(60));
  }

  @Test
  void what_is_being_evaluated_is_to_be_asked_for_again_and_its_lease_stays() {
    AlertRun run =
        service.alertRuns().claim(10, Duration.ofMinutes(1)).stream()
            .filter(each -> each.businessId().equals(tenant.business().id()))
            .findFirst()
            .orElseThrow();

    assertThat(alerts.hurry(List.of(scan(tenant)))).containsExactly(scan(tenant));
    assertThat(due(tenant)).isEqualTo(run.leasedUntil());

    service.alertRuns().commit(commit(run, HOUR));
    assertThat(alerts.hurry(List.of(scan(tenant)))).isEmpty();
    assertThat(due(tenant)).isBefore(now().plus(WAIT).plusSeconds(1));
  }

  @Test
  void what_is_due_sooner_and_what_nobody_watches_stays_as_it_is() {
    TestTenant silent = TestTenant.create(database, service);
    evaluated(Duration.ofMillis(500));
    Instant due = due(tenant);

    assertThat(alerts.hurry(List.of(scan(tenant), scan(silent)))).isEmpty();
    assertThat(due(tenant)).isEqualTo(due);
    assertThat(alerts.hurry(List.of())).isEmpty();
  }

  private static Scan scan(TestTenant of) {
    return new Scan(of.sourceId(), of.business().id());
  }

  private void evaluated(Duration next) {
    service
        .alertRuns()
        .claim(10, Duration.ofMinutes(1))
        .forEach(run -> service.alertRuns().commit(commit(run, next)));
  }

  private static AlertCommit commit(AlertRun run, Duration next) {
    return new AlertCommit(
        run.businessId(), run.version(), now().plus(next), List.of(), List.of(), List.of());
  }

  private Instant due(TestTenant of) {
    try (Connection connection = database.owner().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select next_due from public.alert_runs where business_id = ?")) {
      statement.setObject(1, of.business().id());
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getTimestamp(1).toInstant();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Instant now() {
    return Instant.now();
  }
}
