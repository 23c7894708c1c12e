package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.common.PageRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Evaluations of alerts: who gets which business when, and what is kept of them. */
abstract class AlertRunContract extends ContractArea {

  private Tenant tenant;
  private SignalCraft editor;
  private AlertClaims claims;

  @BeforeEach
  void makeTenant() {
    tenant = given().tenant();
    editor = as(tenant.editor());
    claims = new AlertClaims(service());
  }

  @Test
  void a_business_is_due_once_it_has_an_active_alert() {
    assertThat(claims.find(tenant.businessId())).isEmpty();
    Alert first = create("First");
    Alert second = create("Second");
    editor.alerts().update(create("Off").id(), AlertUpdate.active(false));

    AlertRun run = claims.run(tenant.businessId());

    assertThat(run.alerts()).containsExactly(first, second);
    assertThat(run.states()).isEmpty();
    assertThat(run.now()).isBetween(now().minusSeconds(60), now());
    assertThat(run.leasedUntil()).isEqualTo(run.now().plus(AlertClaims.LEASE));
  }

  @Test
  void a_business_without_active_alerts_is_not_due() {
    Alert alert = create("Off");
    editor.alerts().update(alert.id(), AlertUpdate.active(false));
    assertThat(claims.find(tenant.businessId())).isEmpty();

    editor.alerts().update(alert.id(), AlertUpdate.active(true));
    assertThat(claims.find(tenant.businessId())).isPresent();
  }

  @Test
  void a_removed_business_is_not_due() {
    create("High");
    as(tenant.owner()).businesses().delete(tenant.businessId());

    assertThat(claims.find(tenant.businessId())).isEmpty();
  }

  @Test
  void what_one_has_claimed_nobody_else_is_given_until_the_lease_ends() {
    create("High");
    AlertRun first = claims.run(tenant.businessId());
    assertThat(claims.find(tenant.businessId())).isEmpty();

    letPass(AlertClaims.LEASE.minusSeconds(1));
    assertThat(claims.find(tenant.businessId())).isEmpty();
    letPass(Duration.ofSeconds(1));
    AlertRun second = claims.run(tenant.businessId());

    assertThat(second.version()).isEqualTo(first.version());
    assertThat(second.now()).isAfter(first.now());
  }

  @Test
  void the_longest_due_come_first_and_no_more_than_asked_for() {
    Tenant other = given().tenant();
    create("High");
    claims.run(tenant.businessId());
    create(other, "High");
    AlertRun run = claims.run(other.businessId());
    service().alertRuns().commit(AlertClaims.commit(run).due(now()).build());
    tick();
    // Changing an alert makes the business due anew.
    Alert again = create("Low");

    List<AlertRun> one = service().alertRuns().claim(1, AlertClaims.LEASE);
    List<AlertRun> next = service().alertRuns().claim(1, AlertClaims.LEASE);

    assertThat(one).extracting(AlertRun::businessId).containsExactly(other.businessId());
    assertThat(next).extracting(AlertRun::businessId).containsExactly(tenant.businessId());
    assertThat(next.get(0).alerts()).contains(again);
    assertThat(service().alertRuns().claim(1, AlertClaims.LEASE)).isEmpty();
  }

  @Test
  void states_are_kept_as_they_were_given_and_only_those_that_were_given_change() {
    Alert first = create("First");
    Alert second = create("Second");
    AlertRun run = claims.run(tenant.businessId());
    AlertState ok = AlertClaims.state(first.id(), AlertPhase.OK, midnight(1));
    AlertState firing = AlertClaims.state(second.id(), AlertPhase.FIRING, midnight(1));
    service().alertRuns().commit(AlertClaims.commit(run).states(firing, ok).due(run.now()).build());

    run = claims.run(tenant.businessId());
    assertThat(run.states()).containsExactlyInAnyOrder(ok, firing);
    AlertState over = AlertClaims.state(second.id(), AlertPhase.OK, midnight(0));
    service().alertRuns().commit(AlertClaims.commit(run).states(over).due(run.now()).build());

    assertThat(claims.run(tenant.businessId()).states()).containsExactlyInAnyOrder(ok, over);
    assertThat(as(tenant.viewer()).alertRuns().statuses(tenant.businessId()))
        .containsExactly(ok.status(), over.status());
  }

  @Test
  void a_status_without_a_value_is_kept() {
    Alert alert = create("High");
    AlertRun run = claims.run(tenant.businessId());
    AlertState seen = AlertClaims.state(alert.id(), AlertPhase.NO_DATA, midnight(1));
    AlertStatus status = seen.status();
    AlertState silent =
        new AlertState(
            new AlertStatus(
                alert.id(),
                status.phase(),
                status.since(),
                status.evaluatedUntil(),
                null,
                "no data"),
            seen.memory());
    service().alertRuns().commit(AlertClaims.commit(run).states(silent).build());

    assertThat(editor.alertRuns().statuses(tenant.businessId())).containsExactly(silent.status());
  }

  @Test
  void a_business_is_due_again_when_the_commit_says_so() {
    create("High");
    AlertRun run = claims.run(tenant.businessId());
    service()
        .alertRuns()
        .commit(AlertClaims.commit(run).due(run.now().plus(Duration.ofMinutes(5))).build());

    assertThat(claims.find(tenant.businessId())).isEmpty();
    letPass(Duration.ofMinutes(5).minusSeconds(1));
    assertThat(claims.find(tenant.businessId())).isEmpty();
    letPass(Duration.ofSeconds(1));
    assertThat(claims.find(tenant.businessId())).isPresent();
  }

  @Test
  void of_two_who_evaluate_the_second_keeps_nothing() {
    Alert alert = create("High");
    AlertRun slow = claims.run(tenant.businessId());
    letPass(AlertClaims.LEASE);
    AlertRun quick = claims.run(tenant.businessId());
    AlertState quickly = AlertClaims.state(alert.id(), AlertPhase.OK, midnight(1));
    service().alertRuns().commit(AlertClaims.commit(quick).states(quickly).build());

    assertConflict(
        () ->
            service()
                .alertRuns()
                .commit(
                    AlertClaims.commit(slow)
                        .states(AlertClaims.state(alert.id(), AlertPhase.FIRING, midnight(1)))
                        .events(AlertClaims.event(AlertChange.FIRED, midnight(1), alert.id()))
                        .through("log")
                        .build()));

    assertThat(editor.alertRuns().statuses(tenant.businessId())).containsExactly(quickly.status());
    assertThat(editor.alerts().get(alert.id()).lastTriggered()).isNull();
    assertThat(editor.notifications().list(false, PageRequest.first()).items()).isEmpty();
    assertThat(claims.deliveries(tenant.businessId(), "log")).isEmpty();
  }

  @Test
  void the_same_commit_twice_is_kept_once() {
    create("High");
    AlertCommit commit = AlertClaims.commit(claims.run(tenant.businessId())).build();
    service().alertRuns().commit(commit);

    assertConflict(() -> service().alertRuns().commit(commit));
  }

  @Test
  void a_lease_that_ran_out_can_still_be_committed_where_nobody_else_has() {
    Alert alert = create("High");
    AlertRun run = claims.run(tenant.businessId());
    letPass(AlertClaims.LEASE.plusSeconds(1));
    AlertState ok = AlertClaims.state(alert.id(), AlertPhase.OK, midnight(1));

    service().alertRuns().commit(AlertClaims.commit(run).states(ok).build());

    assertThat(editor.alertRuns().statuses(tenant.businessId())).containsExactly(ok.status());
  }

  @Test
  void what_was_worked_out_before_an_alert_changed_is_refused() {
    Alert alert = create("High");
    List<Runnable> changes =
        List.of(
            () -> create("Another"),
            () -> editor.alerts().update(alert.id(), AlertUpdate.threshold(number("77"))),
            () -> editor.alerts().delete(alert.id()),
            () -> as(tenant.owner()).sources().delete(tenant.sourceId()));
    for (Runnable change : changes) {
      AlertRun run = claims.run(tenant.businessId());
      change.run();
      assertConflict(() -> service().alertRuns().commit(AlertClaims.commit(run).build()));
    }
    assertThat(claims.find(tenant.businessId())).as("without alerts").isEmpty();
  }

  @Test
  void that_an_alert_fired_is_no_change_of_it() {
    Alert alert = create("High");
    AlertRun run = claims.run(tenant.businessId());

    service().alerts().markTriggered(alert.id(), midnight(1));

    service().alertRuns().commit(AlertClaims.commit(run).build());
  }

  @Test
  void an_alert_that_is_switched_off_or_removed_is_forgotten() {
    Alert off = create("Off");
    Alert gone = create("Gone");
    Alert stays = create("Stays");
    AlertRun run = claims.run(tenant.businessId());
    AlertState kept = AlertClaims.state(stays.id(), AlertPhase.OK, midnight(1));
    service()
        .alertRuns()
        .commit(
            AlertClaims.commit(run)
                .states(
                    AlertClaims.state(off.id(), AlertPhase.FIRING, midnight(1)),
                    AlertClaims.state(gone.id(), AlertPhase.FIRING, midnight(1)),
                    kept)
                .build());

    editor.alerts().update(off.id(), AlertUpdate.active(false));
    editor.alerts().delete(gone.id());
    editor.alerts().update(off.id(), AlertUpdate.active(true));

    assertThat(editor.alertRuns().statuses(tenant.businessId())).containsExactly(kept.status());
    assertThat(claims.run(tenant.businessId()).states()).containsExactly(kept);
  }

  @Test
  void an_alert_that_is_changed_keeps_its_state() {
    Alert alert = create("High");
    AlertState firing = AlertClaims.state(alert.id(), AlertPhase.FIRING, midnight(1));
    service()
        .alertRuns()
        .commit(AlertClaims.commit(claims.run(tenant.businessId())).states(firing).build());

    Alert changed = editor.alerts().update(alert.id(), AlertUpdate.threshold(number("77")));

    AlertRun run = claims.run(tenant.businessId());
    assertThat(run.alerts()).containsExactly(changed);
    assertThat(run.states()).containsExactly(firing);
  }

  @Test
  void a_commit_reaches_no_alert_of_another_business() {
    Alert ours = create("Ours");
    Tenant other = given().tenant();
    Alert theirs = create(other, "Theirs");
    Alert off = create("Off");
    editor.alerts().update(off.id(), AlertUpdate.active(false));
    AlertRun run = claims.run(tenant.businessId());

    assertNotFound(
        "alert",
        theirs.id(),
        () ->
            service()
                .alertRuns()
                .commit(
                    AlertClaims.commit(run)
                        .states(
                            AlertClaims.state(ours.id(), AlertPhase.OK, midnight(1)),
                            AlertClaims.state(theirs.id(), AlertPhase.OK, midnight(1)))
                        .build()));
    assertNotFound(
        "alert",
        theirs.id(),
        () ->
            service()
                .alertRuns()
                .commit(
                    AlertClaims.commit(run)
                        .events(
                            AlertClaims.event(
                                AlertChange.FIRED, midnight(1), ours.id(), theirs.id()))
                        .build()));
    assertNotFound(
        "alert",
        off.id(),
        () ->
            service()
                .alertRuns()
                .commit(
                    AlertClaims.commit(run)
                        .states(AlertClaims.state(off.id(), AlertPhase.OK, midnight(1)))
                        .build()));

    assertThat(editor.alertRuns().statuses(tenant.businessId())).isEmpty();
    assertThat(as(other.owner()).alertRuns().statuses(other.businessId())).isEmpty();
    assertThat(as(other.owner()).alerts().get(theirs.id())).isEqualTo(theirs);
    service().alertRuns().commit(AlertClaims.commit(run).build());
  }

  @Test
  void a_business_that_is_not_there_is_not_found() {
    UUID nothing = UUID.randomUUID();
    AlertCommit commit = new AlertCommit(nothing, 0, now(), List.of(), List.of(), List.of());

    assertNotFound("business", nothing, () -> service().alertRuns().commit(commit));
    assertNotFound("business", nothing, () -> service().alertRuns().statuses(nothing));
    assertNotFound("business", nothing, () -> service().alertRuns().deadLetters(nothing));
  }

  @Test
  void limits_and_leases_are_within_bounds() {
    for (int limit : new int[] {0, 1_001}) {
      assertInvalid("limit", () -> service().alertRuns().claim(limit, AlertClaims.LEASE));
      assertInvalid(
          "limit",
          () -> service().alertRuns().claimDeliveries(List.of("a"), limit, AlertClaims.LEASE));
    }
    for (Duration lease : List.of(Duration.ofMillis(999), Duration.ofHours(1).plusMillis(1))) {
      assertInvalid("lease", () -> service().alertRuns().claim(1, lease));
      assertInvalid("lease", () -> service().alertRuns().claimDeliveries(List.of("a"), 1, lease));
    }
    assertInvalid(
        "channels", () -> service().alertRuns().claimDeliveries(List.of(), 1, AlertClaims.LEASE));
  }

  @Test
  void an_erased_business_leaves_nothing_to_evaluate() {
    create("High");
    service().lifecycle().eraseBusiness(tenant.businessId());

    assertThat(claims.find(tenant.businessId())).isEmpty();
  }

  @Test
  void where_alerts_stand_is_exported_without_their_memory() {
    Alert alert = create("High");
    service()
        .alertRuns()
        .commit(
            AlertClaims.commit(claims.run(tenant.businessId()))
                .states(AlertClaims.state(alert.id(), AlertPhase.FIRING, midnight(1)))
                .build());

    assertThat(
            service().lifecycle().exportBusiness(tenant.businessId()).tables().get("alert_states"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.string("alert_id")).contains(alert.id().toString());
              assertThat(row.string("phase")).contains("firing");
              assertThat(row.string("message")).contains("avg over 1h is 12.5");
              assertThat(row.number("value"))
                  .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo("12.5"));
              assertThat(row.members()).containsKeys("since", "evaluated_until");
              assertThat(row.members()).doesNotContainKey("memory");
            });
  }

  private Alert create(String name) {
    return create(tenant, name);
  }

  private Alert create(Tenant where, String name) {
    tick();
    return as(where.editor())
        .alerts()
        .create(
            new NewAlert(
                where.sourceId(),
                name,
                AlertCondition.ABOVE,
                BigDecimal.TEN,
                AlertTimeframe.ONE_HOUR));
  }
}
