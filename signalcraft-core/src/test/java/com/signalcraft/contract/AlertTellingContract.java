package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.account.UserProfile;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.common.OpenEnum;
import com.signalcraft.common.PageRequest;
import com.signalcraft.internal.AlertIds;
import com.signalcraft.notification.Notification;
import com.signalcraft.notification.NotificationType;
import com.signalcraft.security.AuditAction;
import com.signalcraft.security.AuditEntry;
import com.signalcraft.security.AuditQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a commit tells, and whom: the members who have joined, once. */
abstract class AlertTellingContract extends ContractArea {

  private Tenant tenant;
  private Alert alert;
  private AlertClaims claims;

  @BeforeEach
  void makeAlert() {
    tenant = given().tenant();
    alert = create("High");
    claims = new AlertClaims(service());
  }

  @Test
  void each_member_who_has_joined_is_told_and_nobody_else() {
    Tenant other = given().tenant();
    AlertEvent fired = AlertClaims.event(AlertChange.FIRED, midnight(1), alert.id());

    commit(fired);

    for (UserProfile member :
        List.of(tenant.owner(), tenant.admin(), tenant.editor(), tenant.viewer())) {
      assertThat(notifications(member))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.id()).isEqualTo(AlertIds.notification(fired.id(), member.id()));
                assertThat(row.userId()).isEqualTo(member.id());
                assertThat(row.businessId()).isEqualTo(tenant.businessId());
                assertThat(row.alertId()).isEqualTo(alert.id());
                assertThat(row.type()).isEqualTo(OpenEnum.of(NotificationType.ALERT));
                assertThat(row.title()).isEqualTo(fired.title());
                assertThat(row.message()).isEqualTo(fired.message());
                assertThat(row.data()).isEqualTo(fired.data());
                assertThat(row.readAt()).isNull();
                assertThat(row.createdAt()).isBetween(now().minusSeconds(60), now());
              });
    }
    assertThat(notifications(tenant.invited())).isEmpty();
    assertThat(notifications(other.owner())).isEmpty();
    assertThat(notifications(other.viewer())).isEmpty();
  }

  @Test
  void the_same_event_is_told_once_even_in_another_commit() {
    AlertEvent fired = AlertClaims.event(AlertChange.FIRED, midnight(1), alert.id());

    commit(fired);
    Notification read =
        as(tenant.viewer()).notifications().markRead(notifications(tenant.viewer()).get(0).id());
    commit(fired);

    assertThat(notifications(tenant.viewer())).containsExactly(read);
    assertThat(notifications(tenant.owner())).hasSize(1);
    assertThat(claims.deliveries(tenant.businessId(), "log")).hasSize(1);
  }

  @Test
  void an_event_about_several_alerts_names_none_in_the_notification() {
    Alert second = create("Low");

    commit(AlertClaims.event(AlertChange.FIRED, midnight(1), alert.id(), second.id()));

    assertThat(notifications(tenant.viewer()))
        .singleElement()
        .satisfies(row -> assertThat(row.alertId()).isNull());
    assertThat(lastTriggered(alert)).isEqualTo(midnight(1));
    assertThat(lastTriggered(second)).isEqualTo(midnight(1));
  }

  @Test
  void several_events_are_told_in_their_order() {
    AlertEvent fired = AlertClaims.event(AlertChange.FIRED, midnight(2), alert.id());
    AlertEvent over = AlertClaims.event(AlertChange.RESOLVED, midnight(1), alert.id());

    commit(fired, over);

    assertThat(notifications(tenant.viewer()))
        .as("the newest first")
        .extracting(Notification::id)
        .containsExactly(
            AlertIds.notification(over.id(), tenant.viewer().id()),
            AlertIds.notification(fired.id(), tenant.viewer().id()));
  }

  @Test
  void an_alert_was_triggered_when_it_fired_and_by_nothing_else() {
    for (AlertChange change : AlertChange.values()) {
      if (change != AlertChange.FIRED) {
        commit(AlertClaims.event(change, midnight(1), alert.id()));
      }
    }
    assertThat(service().alerts().get(alert.id())).isEqualTo(alert);

    commit(AlertClaims.event(AlertChange.FIRED, midnight(1), alert.id()));
    assertThat(lastTriggered(alert)).isEqualTo(midnight(1));
    commit(AlertClaims.event(AlertChange.FIRED, midnight(2), alert.id()));
    assertThat(lastTriggered(alert)).as("only moves on").isEqualTo(midnight(1));
    commit(AlertClaims.event(AlertChange.FIRED, midnight(0), alert.id()));
    assertThat(lastTriggered(alert)).isEqualTo(midnight(0));
  }

  @Test
  void that_an_alert_fired_is_logged() {
    commit(AlertClaims.event(AlertChange.FIRED, midnight(1), alert.id()));

    AuditEntry entry =
        service()
            .auditLog()
            .list(AuditQuery.of(tenant.businessId()), PageRequest.first())
            .items()
            .get(0);
    assertThat(entry.action()).isEqualTo(OpenEnum.of(AuditAction.UPDATE));
    assertThat(entry.resource()).isEqualTo("alert");
    assertThat(entry.resourceId()).isEqualTo(alert.id());
    assertThat(entry.userId()).isNull();
    assertThat(entry.details().members()).containsEntry("columns", List.of("last_triggered"));
  }

  @Test
  void who_was_anonymised_or_has_left_is_not_told() {
    as(tenant.editor()).lifecycle().anonymiseUser(tenant.editor().id());
    as(tenant.viewer()).members().remove(tenant.businessId(), tenant.viewer().id());

    commit(AlertClaims.event(AlertChange.FIRED, midnight(1), alert.id()));

    assertThat(notifications(tenant.owner())).hasSize(1);
    assertThat(notifications(tenant.viewer())).isEmpty();
    assertThat(service().lifecycle().exportUser(tenant.editor().id()).tables().get("notifications"))
        .isEmpty();
  }

  @Test
  void what_was_told_stays_when_the_alert_is_removed() {
    commit(AlertClaims.event(AlertChange.FIRED, midnight(1), alert.id()));

    as(tenant.editor()).alerts().delete(alert.id());

    assertThat(notifications(tenant.viewer())).hasSize(1);
    assertThat(claims.deliveries(tenant.businessId(), "log")).hasSize(1);
  }

  @Test
  void an_erased_business_takes_what_was_told_with_it() {
    commit(AlertClaims.event(AlertChange.FIRED, midnight(1), alert.id()));

    service().lifecycle().eraseBusiness(tenant.businessId());

    assertThat(notifications(tenant.viewer())).isEmpty();
    assertThat(claims.deliveries(tenant.businessId(), "log")).isEmpty();
  }

  private void commit(AlertEvent... events) {
    tick();
    AlertRun run = claims.run(tenant.businessId());
    service()
        .alertRuns()
        .commit(AlertClaims.commit(run).events(events).through("log").due(run.now()).build());
  }

  private List<Notification> notifications(UserProfile user) {
    return as(user).notifications().list(false, PageRequest.first()).items();
  }

  private Instant lastTriggered(Alert which) {
    return service().alerts().get(which.id()).lastTriggered();
  }

  private Alert create(String name) {
    tick();
    return as(tenant.editor())
        .alerts()
        .create(
            new NewAlert(
                tenant.sourceId(),
                name,
                AlertCondition.ABOVE,
                BigDecimal.TEN,
                AlertTimeframe.ONE_HOUR));
  }
}
