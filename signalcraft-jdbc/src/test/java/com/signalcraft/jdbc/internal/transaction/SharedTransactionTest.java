package com.signalcraft.jdbc.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several calls in one transaction. */
class SharedTransactionTest extends TransactionTest {

  @Test
  void calls_in_one_transaction_take_effect_together_or_not_at_all() {
    Session session = engine.as(Identity.user(ada));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                session.inTransaction(
                    together -> {
                      add(together, "a");
                      add(together, "b");
                      throw new IllegalStateException("on purpose");
                    }));
    assertThat(counter("a")).isZero();

    boolean done =
        session.inTransaction(
            together -> {
              add(together, "a");
              return together.inTransaction(
                  nested -> {
                    add(nested, "b");
                    return counter("a") == 0;
                  });
            });
    assertThat(done).as("nothing is seen before the end").isTrue();
    assertThat(counter("a")).isEqualTo(1);
    assertThat(counter("b")).isEqualTo(1);
  }

  @Test
  void a_failed_call_inside_is_undone_alone() {
    engine
        .as(Identity.user(ada))
        .inTransaction(
            together -> {
              add(together, "a");
              assertThatExceptionOfType(ValidationException.class)
                  .isThrownBy(
                      () ->
                          together.run(
                              "fail",
                              tx -> {
                                tx.query(ADD).bind("a").update();
                                tx.query("update public.counters set value = 99").update();
                              }));
              add(together, "b");
              return true;
            });

    assertThat(counter("a")).isEqualTo(1);
    assertThat(counter("b")).isEqualTo(1);
  }

  @Test
  void a_lost_transaction_is_run_again_whatever_was_made_of_the_error_inside() {
    AtomicInteger runs = new AtomicInteger();

    engine
        .as(Identity.user(ada))
        .inTransaction(
            together -> {
              add(together, "a");
              if (runs.incrementAndGet() == 1) {
                assertThatExceptionOfType(SignalCraftException.class)
                    .isThrownBy(
                        () -> together.run("fail", tx -> tx.query(FAIL_TO_SERIALIZE).call()));
                assertThatExceptionOfType(SignalCraftException.class)
                    .as("no call is made in it any more")
                    .isThrownBy(() -> add(together, "b"));
              }
              return true;
            });

    assertThat(runs).hasValue(2);
    assertThat(counter("a")).isEqualTo(1);
    assertThat(counter("b")).isZero();
  }

  @Test
  void a_view_of_a_transaction_ends_with_it_and_speaks_for_nobody_else() {
    Session session = engine.as(Identity.user(ada));
    Session kept =
        session.inTransaction(
            together -> {
              assertThat(
                      together
                          .as(Identity.user(ada))
                          .<UUID>call("look", tx -> tx.access().requireUser()))
                  .isEqualTo(ada);
              assertThatExceptionOfType(NotSupportedException.class)
                  .isThrownBy(() -> together.as(Identity.user(bob)));
              assertThatExceptionOfType(NotSupportedException.class)
                  .isThrownBy(() -> together.from(new CallOrigin("192.0.2.1", null)));
              assertThatExceptionOfType(NotSupportedException.class)
                  .isThrownBy(() -> together.requireNoTransaction("a writer cannot be made"))
                  .withMessage("a writer cannot be made inside a transaction");
              return together;
            });

    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(() -> add(kept, "a"))
        .withMessage("the transaction of this view is over");
  }

  @Test
  void a_connection_that_breaks_inside_ends_the_transaction() {
    Session session = engine.as(Identity.user(ada));

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(
            () ->
                session.inTransaction(
                    together -> {
                      add(together, "a");
                      assertThatExceptionOfType(TransportException.class)
                          .isThrownBy(() -> together.run("fail", tx -> tx.query(DIE).call()));
                      return true;
                    }));
    assertThat(counter("a")).isZero();
  }
}
