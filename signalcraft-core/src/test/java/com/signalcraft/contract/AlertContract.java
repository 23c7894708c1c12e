package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.PageRequest;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.AuditQuery;
import com.signalcraft.series.Aggregation;
import com.signalcraft.testing.Records;
import com.signalcraft.testing.Samples;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts. */
abstract class AlertContract extends ContractArea {

  private Tenant tenant;
  private SignalCraft editor;

  @BeforeEach
  void makeTenant() {
    tenant = given().tenant();
    editor = as(tenant.editor());
  }

  @Test
  void an_alert_is_kept_as_it_was_given() {
    Alert alert = create(AlertCondition.CHANGE_PERCENT, number("-12.5"));

    assertThat(alert.businessId()).isEqualTo(tenant.businessId());
    assertThat(alert.sourceId()).isEqualTo(tenant.sourceId());
    assertThat(alert.name()).isEqualTo("Watch");
    assertThat(alert.condition()).isEqualTo(OpenEnum.of(AlertCondition.CHANGE_PERCENT));
    assertThat(alert.threshold()).isEqualByComparingTo("-12.5");
    assertThat(alert.timeframe()).isEqualTo(OpenEnum.of(AlertTimeframe.SIX_HOURS));
    assertThat(alert.isActive()).isTrue();
    assertThat(alert.lastTriggered()).isNull();
    assertThat(alert.createdBy()).isEqualTo(tenant.editor().id());
    assertThat(alert.createdAt()).isBetween(now().minusSeconds(60), now());
    assertThat(alert.updatedAt()).isEqualTo(alert.createdAt());
    assertThat(as(tenant.viewer()).alerts().get(alert.id())).isEqualTo(alert);
  }

  @Test
  void the_service_leaves_no_name_on_what_it_makes() {
    NewAlert wanted =
        new NewAlert(
            tenant.sourceId(), "Watch", AlertCondition.ANOMALY, null, AlertTimeframe.ONE_HOUR);

    Alert alert = service().alerts().create(wanted);

    assertThat(alert.createdBy()).isNull();
    assertThat(alert.threshold()).isNull();
  }

  @Test
  void the_list_holds_inactive_ones_too_in_order_of_creation() {
    Alert first = create(AlertCondition.ABOVE, BigDecimal.ONE);
    Alert second = create(AlertCondition.BELOW, BigDecimal.ONE);
    Alert third = create(AlertCondition.ANOMALY, null);
    second = editor.alerts().update(second.id(), AlertUpdate.active(false));

    assertThat(as(tenant.viewer()).alerts().list(tenant.businessId()))
        .containsExactly(first, second, third);
  }

  @Test
  void an_update_changes_what_it_names_and_nothing_else() {
    Alert first = create(AlertCondition.ABOVE, BigDecimal.ONE);
    tick();

    Alert second =
        editor
            .alerts()
            .update(first.id(), new AlertUpdate("Renamed", null, AlertTimeframe.ONE_HOUR, null));
    assertThat(second.name()).isEqualTo("Renamed");
    assertThat(second.timeframe()).isEqualTo(OpenEnum.of(AlertTimeframe.ONE_HOUR));
    assertThat(second.updatedAt()).isAfter(first.updatedAt());
    assertThat(second)
        .usingRecursiveComparison()
        .ignoringFields("name", "timeframe", "updatedAt")
        .isEqualTo(first);

    Alert third =
        editor.alerts().update(first.id(), new AlertUpdate(null, BigDecimal.TEN, null, false));
    assertThat(third.threshold()).isEqualByComparingTo("10");
    assertThat(third.isActive()).isFalse();
    assertThat(third.name()).isEqualTo("Renamed");
    assertThat(editor.alerts().get(first.id())).isEqualTo(third);
    assertThat(editor.alerts().update(first.id(), AlertUpdate.active(true)).isActive()).isTrue();
  }

  @Test
  void a_threshold_that_does_not_fit_the_stored_condition_is_refused() {
    Alert change = create(AlertCondition.CHANGE_PERCENT, BigDecimal.ONE);
    Alert anomaly = create(AlertCondition.ANOMALY, null);

    assertInvalid(
        "threshold",
        () -> editor.alerts().update(change.id(), AlertUpdate.threshold(BigDecimal.ZERO)));
    assertInvalid(
        "threshold",
        () -> editor.alerts().update(anomaly.id(), AlertUpdate.threshold(BigDecimal.ONE.negate())));

    assertThat(editor.alerts().list(tenant.businessId())).containsExactly(change, anomaly);
  }

  @Test
  void a_removed_alert_is_gone() {
    Alert alert = create(AlertCondition.ABOVE, BigDecimal.ONE);
    Alert other = create(AlertCondition.ABOVE, BigDecimal.ONE);

    editor.alerts().delete(alert.id());

    assertNotFound("alert", alert.id(), () -> editor.alerts().get(alert.id()));
    assertNotFound("alert", alert.id(), () -> editor.alerts().delete(alert.id()));
    assertNotFound(
        "alert", alert.id(), () -> editor.alerts().update(alert.id(), AlertUpdate.active(true)));
    assertNotFound(
        "alert", alert.id(), () -> service().alerts().markTriggered(alert.id(), midnight(1)));
    assertThat(editor.alerts().list(tenant.businessId())).containsExactly(other);
  }

  @Test
  void an_alert_on_nothing_is_refused() {
    UUID nothing = UUID.randomUUID();
    NewAlert wanted =
        new NewAlert(
            nothing, "Watch", AlertCondition.ABOVE, BigDecimal.ONE, AlertTimeframe.ONE_HOUR);

    assertNotFound("KPI source", nothing, () -> editor.alerts().create(wanted));
  }

  @Test
  void when_it_last_fired_only_moves_on() {
    Alert alert = create(AlertCondition.ABOVE, BigDecimal.ONE);
    Instant noon = midnight(1).plusSeconds(43_200);

    assertThat(service().alerts().markTriggered(alert.id(), noon).lastTriggered()).isEqualTo(noon);
    assertThat(service().alerts().markTriggered(alert.id(), noon.minusSeconds(1)).lastTriggered())
        .isEqualTo(noon);
    assertThat(editor.alerts().get(alert.id()).lastTriggered()).isEqualTo(noon);
    Instant later = noon.plusSeconds(1);
    assertThat(service().alerts().markTriggered(alert.id(), later).lastTriggered())
        .isEqualTo(later);
  }

  @Test
  void settings_are_kept_as_they_were_given() {
    Alert other = create(AlertCondition.ABOVE, BigDecimal.ONE);
    AlertSettings settings = Records.with(Samples.alertSettings(), "dependsOn", other.id());
    tick();

    Alert alert =
        editor
            .alerts()
            .create(
                new NewAlert(
                    tenant.sourceId(),
                    "Watch",
                    AlertCondition.CHANGE_PERCENT,
                    number("10"),
                    AlertTimeframe.ONE_HOUR,
                    settings));

    assertThat(alert.settings()).isEqualTo(settings);
    assertThat(as(tenant.viewer()).alerts().get(alert.id())).isEqualTo(alert);
    assertThat(as(tenant.viewer()).alerts().list(tenant.businessId()))
        .containsExactly(other, alert);
    assertThat(other.settings()).isEqualTo(AlertSettings.defaults());
  }

  @Test
  void an_update_replaces_all_settings_or_none() {
    AlertSettings settings =
        AlertSettings.defaults()
            .withAggregation(Aggregation.MAX)
            .withPendingFor(Duration.ofMinutes(5));
    Alert first = editor.alerts().create(watch(number("10"), settings));
    tick();

    Alert renamed =
        editor.alerts().update(first.id(), new AlertUpdate("Renamed", null, null, null));
    assertThat(renamed.settings()).isEqualTo(settings);
    AlertSettings others = AlertSettings.defaults().withCoolDown(Duration.ofHours(1));
    Alert changed = editor.alerts().update(first.id(), AlertUpdate.settings(others));

    assertThat(changed.settings()).isEqualTo(others);
    assertThat(changed.name()).isEqualTo("Renamed");
    assertThat(editor.alerts().get(first.id())).isEqualTo(changed);
    AuditEntry entry =
        service()
            .auditLog()
            .list(AuditQuery.of(tenant.businessId()), PageRequest.first())
            .items()
            .get(0);
    assertThat(entry.resourceId()).isEqualTo(first.id());
    assertThat(entry.details().members()).containsEntry("columns", List.of("settings"));
  }

  @Test
  void settings_that_do_not_fit_the_stored_alert_are_refused() {
    Alert alert = editor.alerts().create(watch(number("10"), AlertSettings.defaults()));
    AlertSettings wrongSide = AlertSettings.defaults().withRecoveryThreshold(number("11"));
    AlertSettings rightSide = AlertSettings.defaults().withRecoveryThreshold(number("9"));

    assertInvalid(
        "recovery_threshold",
        () -> editor.alerts().update(alert.id(), AlertUpdate.settings(wrongSide)));
    Alert changed = editor.alerts().update(alert.id(), AlertUpdate.settings(rightSide));
    assertInvalid(
        "recovery_threshold",
        () -> editor.alerts().update(alert.id(), AlertUpdate.threshold(number("8"))));
    assertInvalid(
        "depends_on",
        () ->
            editor
                .alerts()
                .update(
                    alert.id(),
                    AlertUpdate.settings(AlertSettings.defaults().withDependsOn(alert.id()))));

    assertThat(editor.alerts().get(alert.id())).isEqualTo(changed);
  }

  @Test
  void an_alert_depends_on_alerts_of_its_own_business_alone() {
    Tenant other = given().tenant();
    UUID theirs =
        as(other.owner())
            .alerts()
            .create(
                new NewAlert(
                    other.sourceId(),
                    "Theirs",
                    AlertCondition.ABOVE,
                    BigDecimal.ONE,
                    AlertTimeframe.ONE_HOUR))
            .id();
    Alert alert = create(AlertCondition.ABOVE, BigDecimal.ONE);

    for (UUID foreign : List.of(theirs, UUID.randomUUID())) {
      AlertSettings settings = AlertSettings.defaults().withDependsOn(foreign);
      assertNotFound("alert", foreign, () -> editor.alerts().create(watch(number("10"), settings)));
      assertNotFound(
          "alert",
          foreign,
          () -> editor.alerts().update(alert.id(), AlertUpdate.settings(settings)));
    }
    assertThat(editor.alerts().list(tenant.businessId())).containsExactly(alert);
  }

  @Test
  void an_alert_outlives_the_one_it_depends_on() {
    Alert first = create(AlertCondition.ABOVE, BigDecimal.ONE);
    AlertSettings settings = AlertSettings.defaults().withDependsOn(first.id());
    Alert second = editor.alerts().create(watch(number("10"), settings));

    editor.alerts().delete(first.id());

    assertThat(editor.alerts().get(second.id())).isEqualTo(second);
    assertThat(editor.alerts().update(second.id(), AlertUpdate.active(false)).settings())
        .isEqualTo(settings);
  }

  private NewAlert watch(BigDecimal threshold, AlertSettings settings) {
    return new NewAlert(
        tenant.sourceId(),
        "Watch",
        AlertCondition.ABOVE,
        threshold,
        AlertTimeframe.ONE_HOUR,
        settings);
  }

  private Alert create(AlertCondition condition, @Nullable BigDecimal threshold) {
    tick();
    return editor
        .alerts()
        .create(
            new NewAlert(
                tenant.sourceId(), "Watch", condition, threshold, AlertTimeframe.SIX_HOURS));
  }
}
