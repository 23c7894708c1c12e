package com.signalcraft.jdbc.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.ConflictException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.security.Identity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a call that fails. */
class TransactionsTest extends TransactionTest {

  @Test
  void what_throws_takes_no_effect() {
    Session session = engine.as(Identity.user(ada));

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(
            () ->
                session.run(
                    "add",
                    tx -> {
                      tx.query(ADD).bind("a").update();
                      tx.query("update public.counters set value = 99").update();
                    }));
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                session.run(
                    "add",
                    tx -> {
                      tx.query(ADD).bind("a").update();
                      throw new IllegalStateException("on purpose");
                    }))
        .withMessage("on purpose");

    assertThat(counter("a")).isZero();
  }

  @Test
  void a_statement_has_a_time_out() {
    try (TestEngine hasty = new TestEngine(database, PoolMode.DIRECT, Duration.ofMillis(50))) {
      assertThatExceptionOfType(CallTimeoutException.class)
          .isThrownBy(
              () ->
                  hasty
                      .as(Identity.user(ada))
                      .run("wait", tx -> tx.query("select pg_sleep(60)").call()))
          .withMessage("could not wait: it took too long");
    }
  }

  @Test
  void a_lost_transaction_is_run_again_as_a_whole() {
    AtomicInteger runs = new AtomicInteger();

    engine
        .as(Identity.user(ada))
        .run(
            "add",
            tx -> {
              tx.query(ADD).bind("a").update();
              if (runs.incrementAndGet() < 3) {
                tx.query(FAIL_TO_SERIALIZE).call();
              }
            });

    assertThat(runs).hasValue(3);
    assertThat(counter("a")).isEqualTo(1);
    assertThat(engine.waits).containsExactly(Duration.ofMillis(5), Duration.ofMillis(10));
  }

  @Test
  void a_transaction_that_loses_each_time_is_told_as_a_conflict_that_passes() {
    SignalCraftException error =
        catchThrowableOfType(
            SignalCraftException.class,
            () ->
                engine.as(Identity.user(ada)).run("add", tx -> tx.query(FAIL_TO_SERIALIZE).call()));

    assertThat(error.code()).isEqualTo(ConflictException.CODE);
    assertThat(error.retryable()).isTrue();
    assertThat(engine.waits).hasSize(2);
  }

  @Test
  void of_two_transactions_in_a_deadlock_both_end_well() throws Exception {
    database.execute(
        "alter database "
            + database.value("select current_database()")
            + " set deadlock_timeout = '10ms'");
    CyclicBarrier bothHoldOne = new CyclicBarrier(2);
    try (TestEngine parallel = TestEngine.parallel(database)) {
      Session session = parallel.as(Identity.user(ada));
      CompletableFuture<Void> one =
          CompletableFuture.runAsync(() -> addBoth(session, "a", "b", bothHoldOne));
      CompletableFuture<Void> two =
          CompletableFuture.runAsync(() -> addBoth(session, "b", "a", bothHoldOne));
      CompletableFuture.allOf(one, two).get();
      assertThat(parallel.waits).hasSize(1);
    }

    assertThat(counter("a")).isEqualTo(2);
    assertThat(counter("b")).isEqualTo(2);
  }

  private static void addBoth(
      Session session, String first, String second, CyclicBarrier bothHoldOne) {
    AtomicInteger runs = new AtomicInteger();
    session.run(
        "add",
        tx -> {
          tx.query(ADD).bind(first).update();
          if (runs.incrementAndGet() == 1) {
            await(bothHoldOne);
          }
          tx.query(ADD).bind(second).update();
        });
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_broken_connection_is_not_used_again() {
    Session session = engine.as(Identity.user(ada));
    AtomicInteger runs = new AtomicInteger();

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(
            () ->
                session.run(
                    "add",
                    tx -> {
                      runs.incrementAndGet();
                      tx.query(DIE).call();
                    }));
    session.run("add", tx -> tx.query(ADD).bind("a").update());

    assertThat(runs).hasValue(1);
    assertThat(counter("a")).isEqualTo(1);
  }

  @Test
  void a_commit_whose_outcome_nobody_knows_is_not_tried_again() {
    database.execute(
        """
        create constraint trigger die after update on public.counters
          deferrable initially deferred for each row when (new.name = 'b')
          execute function public.die_at_commit();
        """);
    try {
      Session session = engine.as(Identity.user(ada));
      AtomicInteger runs = new AtomicInteger();

      assertThatExceptionOfType(TransportException.class)
          .isThrownBy(
              () ->
                  session.run(
                      "add",
                      tx -> {
                        runs.incrementAndGet();
                        tx.query(ADD).bind("b").update();
                      }))
          .withMessageContaining("whether it took effect is not known")
          .satisfies(error -> assertThat(error.retryable()).isTrue());
      assertThat(runs).hasValue(1);
      session.run("add", tx -> tx.query(ADD).bind("a").update());
      assertThat(counter("a")).isEqualTo(1);
    } finally {
      database.execute("drop trigger die on public.counters");
    }
  }

  @Test
  void an_interrupted_thread_does_nothing_and_stays_interrupted() {
    Session session = engine.as(Identity.user(ada));

    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(CallTimeoutException.class)
          .isThrownBy(() -> session.run("add", tx -> tx.query(ADD).bind("a").update()));
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    assertThat(counter("a")).isZero();
  }

  @Test
  void an_interrupt_between_two_tries_ends_the_call() {
    engine.interruptsWaits.set(true);

    assertThatExceptionOfType(CallTimeoutException.class)
        .isThrownBy(
            () ->
                engine.as(Identity.user(ada)).run("add", tx -> tx.query(FAIL_TO_SERIALIZE).call()))
        .withMessage("could not add: the thread was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void waits_double_up_to_a_second_and_are_cut_by_chance() throws InterruptedException {
    List<Long> waits = new ArrayList<>();
    RetryPolicy most = new RetryPolicy(100, time -> waits.add(time.toMillis()), () -> 1);
    RetryPolicy least = new RetryPolicy(100, time -> waits.add(time.toMillis()), () -> 0);

    for (int attempt : new int[] {1, 2, 3, 7, 8, 99}) {
      most.waitAfter(attempt);
    }
    least.waitAfter(99);

    assertThat(waits).containsExactly(10L, 20L, 40L, 640L, 1_000L, 1_000L, 0L);
  }

  @Test
  void a_closed_back_end_refuses_calls() {
    engine.close();

    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(() -> engine.as(Identity.user(ada)).run("look", tx -> {}))
        .satisfies(error -> assertThat(error.code()).isEqualTo("CLOSED"));
  }

  @Test
  void a_transaction_that_is_over_is_of_no_use() {
    CallerTransaction kept = engine.as(Identity.user(ada)).call("look", tx -> tx);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> kept.query("select 1"))
        .withMessage("the transaction is over");
  }
}
