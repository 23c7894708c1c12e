package com.signalcraft.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.alert.Silence;
import com.signalcraft.common.TimeRange;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the contract kit does not ask of alerts. */
class JdbcAlertsTest {

  private static TestDatabase database;
  private static JdbcSignalCraft service;

  private TestTenant tenant;
  private SignalCraft owner;

  @BeforeAll
  static void connect() {
    database = TestDatabase.create();
    service = database.signalCraft().build();
  }

  @AfterAll
  static void close() {
    service.close();
    database.close();
  }

  @BeforeEach
  void makeTenant() {
    tenant = TestTenant.create(database, service);
    owner = tenant.asOwner();
  }

  @Test
  void an_update_that_changes_nothing_is_no_call_and_no_change() {
    Alert alert = create("10");
    int calls = tenant.calls();

    Alert same =
        owner
            .alerts()
            .update(
                alert.id(),
                new AlertUpdate(alert.name(), new BigDecimal("10"), AlertTimeframe.ONE_HOUR, true));

    assertThat(same).isEqualTo(alert);
    assertThat(tenant.calls()).isEqualTo(calls);
    assertThat(tenant.updates("alert")).isEqualTo("[]");
  }

  @Test
  void another_number_of_decimals_is_a_change() {
    Alert alert = create("10");
    int calls = tenant.calls();

    Alert changed =
        owner.alerts().update(alert.id(), AlertUpdate.threshold(new BigDecimal("10.0")));

    assertThat(changed.threshold()).isEqualTo(new BigDecimal("10.0"));
    assertThat(changed.updatedAt()).isAfter(alert.updatedAt());
    assertThat(tenant.calls()).isEqualTo(calls + 1);
    assertThat(tenant.updates("alert")).isEqualTo("[[\"threshold\"]]");
  }

  @Test
  void a_change_is_counted_once_and_noted_by_its_columns() {
    Alert alert = create("10");
    int calls = tenant.calls();

    owner.alerts().update(alert.id(), new AlertUpdate("Renamed", null, null, false));

    assertThat(tenant.calls()).isEqualTo(calls + 1);
    assertThat(tenant.updates("alert")).isEqualTo("[[\"name\", \"is_active\"]]");
  }

  @Test
  void other_settings_are_one_change_and_the_same_ones_none() {
    Alert alert = create("10");
    int calls = tenant.calls();
    AlertSettings settings =
        AlertSettings.defaults()
            .withPendingFor(Duration.ofMinutes(5))
            .withRecoveryThreshold(new BigDecimal("9.50"))
            .withSilences(
                List.of(
                    new Silence(
                        TimeRange.of(
                            Instant.parse("2026-01-01T00:00:00Z"),
                            Instant.parse("2026-01-02T00:00:00Z")),
                        "stock-taking")));

    Alert changed = owner.alerts().update(alert.id(), AlertUpdate.settings(settings));

    assertThat(changed.settings()).isEqualTo(settings);
    assertThat(changed.updatedAt()).isAfter(alert.updatedAt());
    assertThat(owner.alerts().update(alert.id(), AlertUpdate.settings(settings)))
        .isEqualTo(changed);
    assertThat(owner.alerts().get(alert.id())).isEqualTo(changed);
    assertThat(tenant.calls()).isEqualTo(calls + 1);
    assertThat(tenant.updates("alert")).isEqualTo("[[\"settings\"]]");
  }

  @Test
  void settings_that_this_version_cannot_read_are_told_of_without_what_they_hold() {
    Alert alert = create("10");
    database.execute(
        "update public.alerts set settings = '{\"pending_for\": \"secret\"}' where id = '%s'"
            .formatted(alert.id()));

    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(() -> owner.alerts().get(alert.id()))
        .withMessage("the column settings holds JSON that this version cannot read")
        .withStackTraceContaining("ValidationException")
        .satisfies(error -> assertThat(error).hasMessageNotContaining("secret"));
  }

  @Test
  void that_it_fired_does_not_touch_the_alert() {
    Alert alert = create("10");

    Alert fired = service.alerts().markTriggered(alert.id(), Instant.parse("2026-01-01T00:00:00Z"));

    assertThat(fired.updatedAt()).isEqualTo(alert.updatedAt());
    assertThat(owner.alerts().get(alert.id())).isEqualTo(fired);
  }

  @Test
  void the_service_does_not_see_alerts_of_a_removed_source() {
    Alert alert = create("10");
    owner.sources().delete(tenant.sourceId());

    assertThat(service.alerts().list(tenant.business().id())).isEmpty();
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> service.alerts().get(alert.id()))
        .withMessage(NotFoundException.of("alert", alert.id()).getMessage());
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> service.alerts().delete(alert.id()))
        .withMessage(NotFoundException.of("alert", alert.id()).getMessage());
  }

  private Alert create(String threshold) {
    return owner
        .alerts()
        .create(
            new NewAlert(
                tenant.sourceId(),
                "Watch",
                AlertCondition.ABOVE,
                new BigDecimal(threshold),
                AlertTimeframe.ONE_HOUR));
  }
}
