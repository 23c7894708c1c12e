package com.signalcraft.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.common.PageRequest;
import com.signalcraft.error.ConflictException;
import com.signalcraft.jdbc.testing.TestClock;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the contract kit does not ask of runs of alerts: several processes, operators, old rows. */
class JdbcAlertRunsTest {

  private static final int MAX_LOOKS = 100_000;

  private TestDatabase database;
  private TestClock clock;
  private JdbcSignalCraft service;
  private JdbcSignalCraft otherMachine;

  @BeforeEach
  void connect() {
    database = TestDatabase.withClock();
    clock = TestClock.of(database);
    service = database.signalCraft().maxAttempts(1).build();
    otherMachine = database.signalCraft().maxAttempts(1).build();
  }

  @AfterEach
  void disconnect() {
    otherMachine.close();
    service.close();
    clock.close();
    database.close();
  }

  /** Runs a piece of work on both machines at the same time. */
  private <T> List<T> onBoth(Function<JdbcSignalCraft, T> work) {
    CyclicBarrier start = new CyclicBarrier(2);
    return Stream.of(service, otherMachine)
        .map(
            machine ->
                CompletableFuture.supplyAsync(
                    () -> {
                      await(start);
                      return work.apply(machine);
                    }))
        .toList()
        .stream()
        .map(CompletableFuture::join)
        .toList();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String told() {
    return database.value(
        "select (select count(*) from public.notifications) || ' ' ||"
            + " (select count(*) from public.alert_deliveries)");
  }

  @Test
  void two_machines_at_once_share_the_businesses_and_each_change_is_told_once() {
    for (int i = 0; i < 30; i++) {
      AlertWorld.alert(TestTenant.create(database, service));
    }

    List<Integer> made =
        onBoth(
            machine -> {
              int runs = 0;
              List<AlertRun> claimed = machine.alertRuns().claim(4, AlertWorld.LEASE);
              while (!claimed.isEmpty()) {
                claimed.forEach(run -> machine.alertRuns().commit(AlertWorld.fired(run)));
                runs += claimed.size();
                claimed = machine.alertRuns().claim(4, AlertWorld.LEASE);
              }
              return runs;
            });

    assertThat(made.stream().mapToInt(Integer::intValue).sum()).isEqualTo(30);
    assertThat(told()).isEqualTo("30 30");
  }

  @Test
  void of_two_that_have_the_same_run_one_commits_it() {
    for (int i = 0; i < 20; i++) {
      Alert alert = AlertWorld.alert(TestTenant.create(database, service));
      AlertRun first = AlertWorld.claim(service);
      clock.advance(AlertWorld.LEASE);
      AlertRun second = AlertWorld.claim(otherMachine);
      assertThat(second.version()).isEqualTo(first.version());

      List<Boolean> kept =
          onBoth(
              machine -> {
                try {
                  machine.alertRuns().commit(AlertWorld.fired(machine == service ? first : second));
                  return true;
                } catch (ConflictException e) {
                  return false;
                }
              });

      assertThat(kept).containsExactlyInAnyOrder(true, false);
      assertThat(service.alerts().get(alert.id()).lastTriggered()).isEqualTo(AlertWorld.NOON);
    }
    assertThat(told()).isEqualTo("20 20");
  }

  @Test
  void what_is_leased_by_one_machine_is_not_given_to_another() {
    AlertWorld.alert(TestTenant.create(database, service));

    List<List<AlertRun>> claimed =
        onBoth(machine -> machine.alertRuns().claim(5, AlertWorld.LEASE));

    assertThat(claimed.stream().mapToInt(List::size).sum()).isOne();
    clock.advance(AlertWorld.LEASE.minusNanos(1_000));
    assertThat(otherMachine.alertRuns().claim(5, AlertWorld.LEASE)).isEmpty();
    clock.advance(AlertWorld.LEASE);
    assertThat(otherMachine.alertRuns().claim(5, AlertWorld.LEASE)).hasSize(1);
  }

  /** As a user does: the alert first, and then, by a trigger, the business's turn. */
  @Test
  void a_commit_waits_for_who_changes_an_alert_and_then_gives_way_to_him() throws Exception {
    Alert alert = AlertWorld.alert(TestTenant.create(database, service));
    AlertRun run = AlertWorld.claim(service);
    try (Connection user = database.owner().getConnection();
        Statement statement = user.createStatement()) {
      user.setAutoCommit(false);
      statement.execute("select from public.alerts for update");
      CompletableFuture<Throwable> commit =
          CompletableFuture.supplyAsync(
              () -> catchThrowable(() -> service.alertRuns().commit(AlertWorld.fired(run))));
      awaitOneWaiting();
      statement.execute("update public.alerts set threshold = 11");
      user.commit();

      assertThat(commit.get())
          .isInstanceOf(ConflictException.class)
          .hasMessageStartingWith("version: ");
    }
    assertThat(told()).isEqualTo("0 0");
    assertThat(AlertWorld.claim(service).alerts())
        .containsExactly(service.alerts().get(alert.id()));
  }

  private void awaitOneWaiting() {
    String waiting =
        "select count(*) from pg_stat_activity"
            + " where datname = current_database() and wait_event_type = 'Lock'";
    for (int i = 0; i < MAX_LOOKS; i++) {
      if (!database.value(waiting).equals("0")) {
        return;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("nobody waits");
  }

  @Test
  void a_business_whose_settings_cannot_be_read_does_not_keep_others_from_their_turn() {
    Alert broken = AlertWorld.alert(TestTenant.create(database, service));
    Alert sound = AlertWorld.alert(TestTenant.create(database, service));
    database.execute(
        "update public.alerts set settings = '{\"silences\": 7}' where id = '%s'"
            .formatted(broken.id()));

    assertThat(service.alertRuns().claim(5, AlertWorld.LEASE))
        .extracting(AlertRun::businessId)
        .containsExactly(sound.businessId());

    database.execute("update public.alerts set settings = '{}' where id = '" + broken.id() + "'");
    assertThat(AlertWorld.claim(service).alerts())
        .containsExactly(service.alerts().get(broken.id()));
  }

  @Test
  void a_business_without_active_alerts_is_laid_aside_until_there_is_one() {
    TestTenant tenant = TestTenant.create(database, service);
    Alert alert = AlertWorld.alert(tenant);
    tenant.asOwner().alerts().update(alert.id(), AlertUpdate.active(false));

    assertThat(service.alertRuns().claim(5, AlertWorld.LEASE)).isEmpty();
    assertThat(database.value("select next_due from public.alert_runs")).isNull();

    tenant.asOwner().alerts().update(alert.id(), AlertUpdate.active(true));
    assertThat(AlertWorld.claim(service).alerts()).hasSize(1);
  }

  @Test
  void those_without_active_alerts_take_nobodys_place_in_a_claim() {
    List<UUID> live = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      TestTenant tenant = TestTenant.create(database, service);
      Alert alert = AlertWorld.alert(tenant);
      if (i % 4 == 3) {
        live.add(alert.businessId());
      } else {
        tenant.asOwner().alerts().delete(alert.id());
      }
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(service.alertRuns().claim(2, AlertWorld.LEASE))
        .extracting(AlertRun::businessId)
        .containsExactlyElementsOf(live.subList(0, 2));
    assertThat(AlertWorld.claim(service).businessId()).isEqualTo(live.get(2));
  }

  @Test
  void what_an_operator_brings_back_is_evaluated_again_and_anew() {
    TestTenant tenant = TestTenant.create(database, service);
    AlertWorld.alert(tenant);
    service.alertRuns().commit(AlertWorld.fired(AlertWorld.claim(service)));

    tenant.asOwner().sources().delete(tenant.sourceId());
    assertThat(service.alertRuns().claim(5, AlertWorld.LEASE)).isEmpty();
    assertThat(database.value("select count(*) from public.alert_states")).isEqualTo("0");
    database.execute("update public.kpi_sources set deleted_at = null");
    assertThat(AlertWorld.claim(service).states()).isEmpty();

    database.execute("update public.businesses set deleted_at = now()");
    clock.advance(AlertWorld.LEASE);
    assertThat(service.alertRuns().claim(5, AlertWorld.LEASE)).isEmpty();
    database.execute("update public.businesses set deleted_at = null");
    assertThat(AlertWorld.claim(service).businessId()).isEqualTo(tenant.business().id());
  }

  @Test
  void a_removed_business_sends_nothing_through_channels() {
    TestTenant tenant = TestTenant.create(database, service);
    AlertWorld.alert(tenant);
    service.alertRuns().commit(AlertWorld.fired(AlertWorld.claim(service)));
    tenant.asOwner().businesses().delete(tenant.business().id());

    assertThat(service.alertRuns().claimDeliveries(List.of("hook"), 5, AlertWorld.LEASE)).isEmpty();
  }

  @Test
  void two_machines_at_once_send_each_delivery_once() {
    for (int i = 0; i < 25; i++) {
      AlertWorld.alert(TestTenant.create(database, service));
    }
    service.alertRuns().claim(25, AlertWorld.LEASE).stream()
        .map(AlertWorld::fired)
        .forEach(service.alertRuns()::commit);

    List<Integer> sent =
        onBoth(
            machine -> {
              int count = 0;
              int claimed;
              do {
                claimed =
                    machine
                        .alertRuns()
                        .claimDeliveries(List.of("hook"), 3, AlertWorld.LEASE)
                        .size();
                count += claimed;
              } while (claimed > 0);
              return count;
            });

    assertThat(sent.stream().mapToInt(Integer::intValue).sum()).isEqualTo(25);
  }

  @Test
  void a_commit_goes_together_with_other_calls_of_a_transaction() {
    TestTenant tenant = TestTenant.create(database, service);
    AlertWorld.alert(tenant);
    AlertRun run = AlertWorld.claim(service);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                service.inTransaction(
                    together -> {
                      together.alertRuns().commit(AlertWorld.fired(run));
                      throw new IllegalStateException("thought better of it");
                    }));

    assertThat(told()).isEqualTo("0 0");
    service.alertRuns().commit(AlertWorld.fired(run));
    assertThat(told()).isEqualTo("1 1");
    assertThat(tenant.asOwner().alertRuns().statuses(tenant.business().id()))
        .extracting(AlertStatus::message)
        .containsExactly("avg over 1h is 12.5");
    assertThat(tenant.asOwner().notifications().list(true, PageRequest.first()).items()).hasSize(1);
  }
}
