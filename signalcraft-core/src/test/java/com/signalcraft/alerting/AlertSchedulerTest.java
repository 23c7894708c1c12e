package com.signalcraft.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.alert.Grouping;
import com.signalcraft.error.ConflictException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.notification.Notification;
import com.signalcraft.security.Identity;
import com.signalcraft.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AlertSchedulerTest {

  private static final Instant START = Instant.parse("2026-03-15T10:00:00Z");
  private static final SchedulerOptions OPTIONS =
      SchedulerOptions.defaults().withGrouping(Grouping.NONE);

  private final SettableClock clock = new SettableClock(START);
  private final InMemorySignalCraft service = InMemorySignalCraft.builder().clock(clock).build();
  private final ScriptedChannel channel = new ScriptedChannel("hook");

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void an_alert_that_fires_tells_members_and_channels_and_says_so_when_it_is_over() {
    Shop shop = Shop.open(service, "shop");
    Alert alert = shop.above("10");
    AlertScheduler scheduler = scheduler(service);
    scheduler.runOnce();
    pass(minutes(1));
    shop.push(clock.instant(), "12");
    Instant fired = clock.instant();
    pass(minutes(1));

    assertThat(scheduler.runOnce()).isEqualTo(new RunReport(1, 0, 0, 1, 1, 0, 0));
    assertThat(service.alertRuns().statuses(shop.business()))
        .singleElement()
        .satisfies(status -> assertThat(status.phase().is(AlertPhase.FIRING)).isTrue());
    assertThat(service.alerts().get(alert.id()).lastTriggered()).isEqualTo(fired);

    pass(minutes(6));
    shop.push(clock.instant(), "8");
    pass(minutes(1));
    scheduler.runOnce();

    for (UUID member : List.of(shop.owner(), shop.viewer())) {
      assertThat(shop.told(member))
          .extracting(Notification::title)
          .containsExactly("Above 10 fires", "Above 10 is over");
    }
    assertThat(channel.sent())
        .extracting(delivery -> delivery.event().change().value())
        .containsExactly("fired", "resolved");
  }

  @Test
  void what_is_not_due_is_not_evaluated() {
    Shop shop = Shop.open(service, "shop");
    shop.above("10");
    AlertScheduler scheduler = scheduler(service);

    assertThat(scheduler.runOnce().evaluated()).isOne();
    assertThat(scheduler.runOnce().evaluated()).isZero();
    pass(minutes(15));
    assertThat(scheduler.runOnce().evaluated()).isOne();
  }

  @Test
  void events_go_through_the_channels_of_their_business() {
    Shop one = Shop.open(service, "one");
    Shop two = Shop.open(service, "two");
    ScriptedChannel other = new ScriptedChannel("other");
    AlertScheduler scheduler =
        AlertScheduler.builder(service)
            .channel(channel)
            .channel(other)
            .routes(id -> id.equals(one.business()) ? List.of("other") : List.of())
            .options(OPTIONS)
            .build();
    fire(one, two);

    assertThat(scheduler.runOnce().events()).isEqualTo(2);

    assertThat(channel.sent()).isEmpty();
    assertThat(other.sent()).extracting(AlertDelivery::businessId).containsExactly(one.business());
    assertThat(two.told(two.viewer())).hasSize(1);
  }

  /** The first one is slow: its lease ends, and another takes over. */
  @Test
  void of_two_who_evaluate_the_same_one_tells_and_the_other_is_counted() {
    Shop shop = Shop.open(service, "shop");
    fire(shop);
    AlertScheduler quick = scheduler(service);
    AtomicBoolean waited = new AtomicBoolean();
    SignalCraft slow =
        Faults.in(
            service,
            "kpis",
            (method, arguments, call) -> {
              if (waited.compareAndSet(false, true)) {
                pass(OPTIONS.lease());
                assertThat(quick.runOnce().events()).isOne();
              }
              return call.go();
            });

    assertThat(scheduler(slow).runOnce()).isEqualTo(new RunReport(0, 1, 0, 0, 0, 0, 0));

    assertThat(shop.told(shop.viewer())).hasSize(1);
    assertThat(channel.sent()).hasSize(1);
  }

  @Test
  void a_crash_between_claim_and_commit_delays_and_loses_nothing() {
    Shop shop = Shop.open(service, "shop");
    fire(shop);
    List<AlertRun> lost = service.alertRuns().claim(10, OPTIONS.lease());
    assertThat(lost).hasSize(1);
    AlertScheduler scheduler = scheduler(service);
    assertThat(scheduler.runOnce().evaluated()).as("still leased").isZero();

    pass(OPTIONS.lease());

    assertThat(scheduler.runOnce().events()).isOne();
    assertThat(shop.told(shop.viewer())).hasSize(1);
  }

  @Test
  void a_commit_whose_answer_is_lost_tells_once() {
    Shop shop = Shop.open(service, "shop");
    fire(shop);
    AtomicBoolean cut = new AtomicBoolean();
    SignalCraft cutting =
        Faults.in(
            service,
            "alertRuns",
            (method, arguments, call) -> {
              Object result = call.go();
              if (method.getName().equals("commit") && cut.compareAndSet(false, true)) {
                throw new TransportException("the connection was cut");
              }
              return result;
            });
    AlertScheduler scheduler = scheduler(cutting);

    scheduler.runOnce();
    pass(minutes(30));
    scheduler.runOnce();

    assertThat(shop.told(shop.viewer())).hasSize(1);
    assertThat(channel.sent()).hasSize(1);
  }

  @Test
  void a_business_that_fails_is_put_off_longer_each_time_and_the_others_go_on() {
    Shop bad = Shop.open(service, "bad");
    Shop good = Shop.open(service, "good");
    AtomicBoolean down = new AtomicBoolean(true);
    SignalCraft failing =
        Faults.in(
            service,
            "kpis",
            (method, arguments, call) -> {
              if (down.get() && bad.source().equals(arguments[0])) {
                throw new TransportException("cannot be read");
              }
              return call.go();
            });
    List<Duration> waits = new ArrayList<>();
    AlertScheduler scheduler =
        AlertScheduler.builder(failing)
            .options(OPTIONS)
            .listener(
                new SchedulerListener() {
                  @Override
                  public void evaluationFailed(UUID id, RuntimeException why, Duration wait) {
                    assertThat(id).isEqualTo(bad.business());
                    waits.add(wait);
                  }
                })
            .build();
    fire(bad, good);

    RunReport first = scheduler.runOnce();
    assertThat(first.failed()).isOne();
    assertThat(first.events()).isOne();
    assertThat(good.told(good.viewer())).hasSize(1);
    for (int i = 0; i < 4; i++) {
      pass(waits.get(i).minusMillis(1));
      assertThat(scheduler.runOnce().failed()).as("put off").isZero();
      pass(Duration.ofMillis(1));
      assertThat(scheduler.runOnce().failed()).isOne();
    }
    for (int i = 0; i < 5; i++) {
      assertThat(waits.get(i))
          .isBetween(
              minutes(1 << i).multipliedBy(4).dividedBy(5),
              minutes(1 << i).multipliedBy(6).dividedBy(5));
    }

    down.set(false);
    pass(Duration.ofHours(1));
    assertThat(scheduler.runOnce().events()).isOne();
    assertThat(bad.told(bad.viewer())).as("late, and not lost").hasSize(1);

    down.set(true);
    pass(minutes(15));
    assertThat(scheduler.runOnce().failed()).isOne();
    assertThat(waits.get(5)).as("counted anew").isLessThan(minutes(2));
  }

  @Test
  void a_listener_that_throws_changes_nothing() {
    Shop shop = Shop.open(service, "shop");
    fire(shop);
    SchedulerListener rude =
        new SchedulerListener() {
          @Override
          public void evaluated(UUID businessId, int alerts, int events, Duration late) {
            throw new IllegalStateException("rude");
          }

          @Override
          public void attempted(
              AlertDelivery delivery,
              com.signalcraft.alert.DeliveryOutcome outcome,
              Duration took) {
            throw new IllegalStateException("rude");
          }
        };
    AlertScheduler scheduler =
        AlertScheduler.builder(service).channel(channel).options(OPTIONS).listener(rude).build();

    assertThat(scheduler.runOnce()).isEqualTo(new RunReport(1, 0, 0, 1, 1, 0, 0));
    assertThat(scheduler.runOnce().attempts()).isZero();
  }

  @Test
  void only_the_service_may_schedule() {
    Shop shop = Shop.open(service, "shop");
    AlertScheduler scheduler = scheduler(service.as(Identity.user(shop.owner())));

    assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(scheduler::runOnce);
  }

  /** Both work at the same time, each in its own thread, while points come and time goes on. */
  @Test
  void two_schedulers_at_once_tell_each_change_once() throws Exception {
    List<Shop> shops = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Shop shop = Shop.open(service, "shop" + i);
      shop.above("10");
      shops.add(shop);
    }
    ScriptedChannel second = new ScriptedChannel("hook");
    List<AlertScheduler> schedulers =
        List.of(
            scheduler(service),
            AlertScheduler.builder(service).channel(second).options(OPTIONS).build());
    Random random = new Random(5);
    AtomicInteger overtaken = new AtomicInteger();
    CyclicBarrier together = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    int changes = 0;
    boolean high = false;
    try {
      for (int step = 0; step < 120; step++) {
        pass(minutes(6));
        if (random.nextBoolean()) {
          high = !high;
          changes++;
        }
        for (Shop shop : shops) {
          shop.push(clock.instant(), high ? "20" : "5");
        }
        List<Future<?>> runs = new ArrayList<>();
        for (AlertScheduler scheduler : schedulers) {
          runs.add(
              threads.submit(
                  () -> {
                    together.await();
                    overtaken.addAndGet(scheduler.runOnce().overtaken());
                    return null;
                  }));
        }
        for (Future<?> run : runs) {
          run.get();
        }
      }
    } finally {
      threads.shutdownNow();
    }

    for (Shop shop : shops) {
      assertThat(shop.told(shop.viewer())).hasSize(changes);
    }
    List<UUID> ids = new ArrayList<>();
    channel.sent().forEach(delivery -> ids.add(delivery.id()));
    second.sent().forEach(delivery -> ids.add(delivery.id()));
    assertThat(ids).hasSize(changes * shops.size()).doesNotHaveDuplicates();
    assertThat(overtaken).hasValue(0);
  }

  @Test
  void once_started_it_works_by_itself_until_it_is_closed() throws Exception {
    Shop shop = Shop.open(service, "shop");
    fire(shop);
    CountDownLatch told = new CountDownLatch(1);
    Set<String> threads = ConcurrentHashMap.newKeySet();
    channel.then(
        delivery -> {
          threads.add(Thread.currentThread().getName());
          assertThat(Thread.currentThread().isDaemon()).isTrue();
          told.countDown();
        });
    AlertScheduler scheduler =
        AlertScheduler.builder(service)
            .channel(channel)
            .options(OPTIONS.withPause(Duration.ofMillis(10)))
            .build();

    scheduler.start().start();
    assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
    scheduler.close();
    scheduler.close();

    assertThat(threads).containsExactly("signalcraft-alerts-hook-1");
    assertThat(shop.told(shop.viewer())).hasSize(1);
    assertThatExceptionOfType(ValidationException.class).isThrownBy(scheduler::runOnce);
    assertThatExceptionOfType(ValidationException.class).isThrownBy(scheduler::start);
    assertThat(service.alertRuns().statuses(shop.business()))
        .extracting(AlertStatus::evaluatedUntil)
        .isNotEmpty();
  }

  @Test
  void a_back_end_that_is_down_is_asked_again() throws Exception {
    Shop shop = Shop.open(service, "shop");
    fire(shop);
    CountDownLatch told = new CountDownLatch(1);
    AtomicInteger failures = new AtomicInteger(3);
    AtomicInteger heard = new AtomicInteger();
    SignalCraft failing =
        Faults.in(
            service,
            "alertRuns",
            (method, arguments, call) -> {
              if (method.getName().equals("claim") && failures.getAndDecrement() > 0) {
                throw new TransportException("down");
              }
              return call.go();
            });
    try (AlertScheduler scheduler =
        AlertScheduler.builder(failing)
            .options(OPTIONS.withPause(Duration.ofMillis(10)))
            .listener(
                new SchedulerListener() {
                  @Override
                  public void backendFailed(RuntimeException why) {
                    heard.incrementAndGet();
                  }

                  @Override
                  public void evaluated(UUID businessId, int alerts, int events, Duration late) {
                    told.countDown();
                  }
                })
            .build()) {
      scheduler.start();
      assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(heard).hasValue(3);
    assertThat(shop.told(shop.viewer())).hasSize(1);
  }

  @Test
  void a_channel_that_hangs_keeps_neither_evaluation_nor_other_channels_waiting() throws Exception {
    Shop shop = Shop.open(service, "shop");
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch delivered = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      channel.then(
          delivery -> {
            try {
              never.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    ScriptedChannel other = new ScriptedChannel("other");
    other.then(delivery -> delivered.countDown()).then(delivery -> delivered.countDown());
    try (AlertScheduler scheduler =
        AlertScheduler.builder(service)
            .channel(channel)
            .channel(other)
            .options(OPTIONS.withPause(Duration.ofMillis(10)))
            .build()) {
      shop.above("10");
      shop.above("11");
      pass(minutes(1));
      shop.push(clock.instant(), "10.5");
      pass(minutes(1));
      shop.push(clock.instant(), "20");
      pass(minutes(1));
      scheduler.start();
      assertThat(delivered.await(20, TimeUnit.SECONDS)).isTrue();
      never.countDown();
    }
    assertThat(shop.told(shop.viewer())).hasSize(2);
  }

  @Test
  void options_are_within_bounds() {
    SchedulerOptions options = SchedulerOptions.defaults();
    List<Runnable> wrong =
        List.of(
            () -> options.withThreads(65),
            () -> options.withClaimAtOnce(0),
            () -> options.withLease(Duration.ofHours(2)),
            () -> options.withPause(Duration.ZERO),
            () -> options.withFailureWaits(Duration.ZERO, Duration.ofHours(1)),
            () -> options.withFailureWaits(minutes(2), minutes(1)));
    for (Runnable call : wrong) {
      assertThatExceptionOfType(ValidationException.class).isThrownBy(call::run);
    }
  }

  @Test
  void a_commit_of_old_is_a_conflict_for_whoever_calls_the_back_end_himself() {
    Shop shop = Shop.open(service, "shop");
    fire(shop);
    AlertRun run = service.alertRuns().claim(1, OPTIONS.lease()).get(0);
    pass(OPTIONS.lease());
    scheduler(service).runOnce();

    assertThatExceptionOfType(ConflictException.class)
        .isThrownBy(
            () ->
                service
                    .alertRuns()
                    .commit(
                        new com.signalcraft.alert.AlertCommit(
                            run.businessId(),
                            run.version(),
                            run.now(),
                            List.of(),
                            List.of(),
                            List.of())));
  }

  /** Gives each shop an alert that fires at its next evaluation. */
  private void fire(Shop... shops) {
    for (Shop shop : shops) {
      shop.above("10");
    }
    pass(minutes(1));
    for (Shop shop : shops) {
      shop.push(clock.instant(), "12");
    }
    pass(minutes(1));
  }

  private void pass(Duration time) {
    clock.advance(time);
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }

  private AlertScheduler scheduler(SignalCraft backend) {
    return AlertScheduler.builder(backend).channel(channel).options(OPTIONS).build();
  }
}
