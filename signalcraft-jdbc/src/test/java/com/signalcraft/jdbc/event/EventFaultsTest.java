package com.signalcraft.jdbc.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.security.Identity;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What becomes of subscriptions when something fails, and how they end. */
class EventFaultsTest extends EventTest {

  @Test
  void a_lost_connection_is_made_again_and_the_gap_is_told() throws Exception {
    listen(asOwner(tenant), recorder);
    Event before = write(tenant, NOON);
    assertThat(recorder.next()).isEqualTo(before);

    cut();
    Event.Gap gap = recorder.nextGap();
    assertThat(gap.from()).isBefore(gap.to());
    // At most two heartbeats and the slack of one.
    assertThat(Duration.between(gap.from(), gap.to())).isLessThan(Duration.ofSeconds(60));

    Event after = write(tenant, NOON.plusSeconds(1));
    assertThat(recorder.next()).isEqualTo(after);
    awaitListeners(1);
  }

  @Test
  void a_listener_that_throws_gets_the_next_event_all_the_same() throws Exception {
    AtomicInteger told = new AtomicInteger();
    asOwner(tenant)
        .subscribe(
            event -> {
              recorder.onEvent(event);
              if (told.incrementAndGet() % 2 == 0) {
                throw new IllegalStateException("on purpose");
              }
              throw new AssertionError("on purpose");
            });

    recorder.nextGap();
    Event first = write(tenant, NOON);
    assertThat(recorder.next()).isEqualTo(first);
    Event second = write(tenant, NOON.plusSeconds(1));
    assertThat(recorder.next()).isEqualTo(second);
  }

  @Test
  void a_listener_that_interrupts_its_thread_ends_nothing() throws Exception {
    asOwner(tenant)
        .subscribe(
            event -> {
              recorder.onEvent(event);
              Thread.currentThread().interrupt();
            });

    recorder.nextGap();
    Event first = write(tenant, NOON);
    assertThat(recorder.next()).isEqualTo(first);
    cut();
    recorder.nextGap();
    Event second = write(tenant, NOON.plusSeconds(1));
    assertThat(recorder.next()).isEqualTo(second);
  }

  @Test
  void a_closed_subscription_is_told_nothing_and_the_last_one_takes_the_connection_along()
      throws Exception {
    Recorder other = new Recorder();
    EventSubscription subscription = listen(asOwner(tenant), recorder);
    EventSubscription stays = listen(asOwner(tenant), other);

    subscription.close();
    subscription.close();
    Event first = write(tenant, NOON);
    assertThat(other.next()).isEqualTo(first);
    assertThat(subscription.isOpen()).isFalse();
    assertThat(recorder.hasFailed()).isFalse();

    Thread thread = eventThread();
    stays.close();
    thread.join(30_000);
    assertThat(thread.isAlive()).isFalse();
    awaitListeners(0);

    listen(asOwner(tenant), other);
    Event second = write(tenant, NOON.plusSeconds(1));
    assertThat(other.next()).isEqualTo(second);
  }

  private static Thread eventThread() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("signalcraft-events"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_listener_may_close_its_own_subscription() throws Exception {
    Recorder other = new Recorder();
    EventSubscription[] own = new EventSubscription[1];
    CountDownLatch assigned = new CountDownLatch(1);
    own[0] =
        asOwner(tenant)
            .subscribe(
                event -> {
                  recorder.onEvent(event);
                  await(assigned);
                  own[0].close();
                });
    assigned.countDown();
    recorder.nextGap();
    listen(asOwner(tenant), other);

    Event written = write(tenant, NOON);

    assertThat(other.next()).isEqualTo(written);
    assertThat(own[0].isOpen()).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_closed_back_end_ends_all_subscriptions_and_takes_no_new_ones() throws Exception {
    EventSubscription subscription = listen(asOwner(tenant), recorder);
    Thread thread = eventThread();
    assertThat(thread.isDaemon()).isTrue();

    service.close();

    thread.join(30_000);
    assertThat(thread.isAlive()).isFalse();
    assertThat(subscription.isOpen()).isFalse();
    assertThat(subscription.failure()).isEmpty();
    assertThat(recorder.hasFailed()).isFalse();
    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(() -> asOwner(tenant).subscribe(recorder))
        .satisfies(error -> assertThat(error.code()).isEqualTo("CLOSED"));
  }

  @Test
  void a_login_that_is_refused_ends_the_subscription_and_its_listener_is_told() throws Exception {
    database.execute("create role gatekeeper login");
    try {
      PGSimpleDataSource gate = database.owner();
      gate.setUser("gatekeeper");
      gate.setApplicationName("signalcraft-events");
      try (JdbcSignalCraft other = database.signalCraft().eventDataSource(gate).build()) {
        EventSubscription subscription =
            listen(other.as(Identity.user(tenant.owner().id())), recorder);

        database.execute("alter role gatekeeper nologin");
        cut();

        assertThat(recorder.failure()).isInstanceOf(AuthenticationException.class);
        assertThat(subscription.failure()).contains(recorder.failure());
        assertThat(subscription.isOpen()).isFalse();
      }
    } finally {
      database.execute("drop role gatekeeper");
    }
  }

  @Test
  void events_wait_while_nobody_can_tell_who_may_know_of_them() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.app());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(250);
    try (HikariDataSource small = new HikariDataSource(config);
        JdbcSignalCraft other =
            JdbcSignalCraft.builder().dataSource(small).eventDataSource(database.app()).build()) {
      listen(other.as(Identity.user(tenant.owner().id())), recorder);
      Recorder witness = new Recorder();
      Event event;
      try (Connection held = small.getConnection()) {
        assertThat(held.isValid(1)).isTrue();
        listen(service, witness);
        event = write(tenant, NOON);
        assertThat(witness.next()).isEqualTo(event);
      }

      assertThat(recorder.next()).isEqualTo(event);
    }
  }

  @Test
  void events_that_come_faster_than_a_listener_takes_them_become_a_gap() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    asOwner(tenant)
        .subscribe(
            event -> {
              recorder.onEvent(event);
              if (event instanceof Event.PointsWritten && busy.getCount() > 0) {
                busy.countDown();
                await(release);
              }
            });
    recorder.nextGap();
    Event first = write(tenant, NOON);
    busy.await();
    database.execute(
        """
        select pg_notify(
          'signalcraft_events',
          jsonb_build_object('type', 'flood', 'business_id', '%s', 'drop', n)::text)
        from generate_series(1, 10001) as n
        """
            .formatted(tenant.business().id()));

    release.countDown();

    assertThat(recorder.next()).isEqualTo(first);
    Event.Gap gap = recorder.nextGap();
    assertThat(gap.from()).isBefore(gap.to());
    Event last = write(tenant, NOON.plusSeconds(1));
    assertThat(recorder.next()).isEqualTo(last);
  }

  @Test
  void behind_a_transaction_pooler_events_need_connections_of_their_own() throws Exception {
    try (JdbcSignalCraft pooled =
        database.signalCraft().poolMode(PoolMode.TRANSACTION_POOLED).build()) {
      assertThatExceptionOfType(NotSupportedException.class)
          .isThrownBy(() -> pooled.as(Identity.user(tenant.owner().id())).subscribe(recorder))
          .withMessageContaining("event data source");
    }
    try (JdbcSignalCraft pooled =
        database
            .signalCraft()
            .poolMode(PoolMode.TRANSACTION_POOLED)
            .eventDataSource(database.app())
            .build()) {
      listen(pooled.as(Identity.user(tenant.owner().id())), recorder);
      Event written = write(tenant, NOON);
      assertThat(recorder.next()).isEqualTo(written);
    }
  }

  @Test
  void a_connection_that_was_lent_is_given_back_as_it_was() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setDataSource(database.app());
    config.setMaximumPoolSize(2);
    config.setAutoCommit(false);
    try (HikariDataSource pool = new HikariDataSource(config);
        JdbcSignalCraft other = JdbcSignalCraft.builder().dataSource(pool).build()) {
      EventSubscription subscription =
          listen(other.as(Identity.user(tenant.owner().id())), recorder);
      Thread thread = eventThread();
      subscription.close();
      thread.join(30_000);

      List<Connection> all = List.of(pool.getConnection(), pool.getConnection());
      for (Connection each : all) {
        assertThat(each.getAutoCommit()).isFalse();
        assertThat(each.getNetworkTimeout()).isZero();
        try (var statement = each.createStatement();
            var rows = statement.executeQuery("select pg_listening_channels()")) {
          assertThat(rows.next()).isFalse();
        }
        each.close();
      }
    }
  }

  @Test
  void a_subscription_is_refused_inside_a_transaction() {
    TestTenant owner = tenant;
    assertThatExceptionOfType(NotSupportedException.class)
        .isThrownBy(
            () ->
                asOwner(owner)
                    .inTransaction(together -> ((JdbcSignalCraft) together).subscribe(recorder)));
  }
}
