package com.signalcraft.jdbc.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.security.Identity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;

/** Calls whose first query binds their transaction. */
class ReadTest extends TransactionTest {

  private static final String WHO =
      """
      select current_user || ' ' || (current_setting('request.jwt.claims')::jsonb ->> 'sub')
                 || ' ' || current_setting('statement_timeout') as who,
             ?::int as n
      """;

  private static final String LEFT =
      """
      select current_user || ' ' || current_setting('role') || ' '
                 || coalesce(current_setting('request.jwt.claims', true), '') as left
      """;

  private static String who(Session session) {
    return session.read("look", tx -> tx.query(WHO).bind(7).one(row -> row.text("who")));
  }

  @Test
  void the_first_query_is_the_callers_already_and_so_are_the_others() {
    List<String> seen =
        engine
            .as(Identity.user(ada))
            .read(
                "look",
                tx -> {
                  List<String> all = new ArrayList<>();
                  for (int i = 0; i < 3; i++) {
                    all.add(tx.query(WHO).bind(i).one(row -> row.text("who") + row.integer("n")));
                  }
                  assertThat(tx.caller()).isEqualTo(new BoundCaller.User(ada));
                  assertThat(tx.now()).isNotNull();
                  return all;
                });

    String expected = "authenticated " + ada + " 30s";
    assertThat(seen).containsExactly(expected + "0", expected + "1", expected + "2");
  }

  @Test
  void two_users_on_one_connection_never_mix() {
    Session adas = engine.as(Identity.user(ada));
    Session bobs = engine.as(Identity.user(bob));

    for (int i = 0; i < 200; i++) {
      assertThat(who(adas)).isEqualTo("authenticated " + ada + " 30s");
      assertThat(who(bobs)).isEqualTo("authenticated " + bob + " 30s");
    }
  }

  @Test
  void nothing_is_left_on_the_connection_however_the_call_ended() throws SQLException {
    try (Connection physical = database.app().getConnection();
        TestEngine one = new TestEngine(new OneConnection(physical))) {
      Session session = one.as(Identity.user(ada));

      assertThat(who(session)).isEqualTo("authenticated " + ada + " 30s");
      assertThat(leftOn(physical)).isEqualTo("signalcraft_app none ");

      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(
              () ->
                  session.read(
                      "fail",
                      tx -> {
                        tx.query(WHO).bind(1).exists();
                        throw new IllegalStateException("on purpose");
                      }));
      assertThat(leftOn(physical)).isEqualTo("signalcraft_app none ");

      assertThatExceptionOfType(AuthenticationException.class)
          .isThrownBy(() -> who(one.as(Identity.user(UUID.randomUUID()))));
      assertThat(leftOn(physical)).isEqualTo("signalcraft_app none ");
    }
  }

  private static String leftOn(Connection connection) throws SQLException {
    assertThat(connection.getAutoCommit()).isTrue();
    return new Query(connection, LEFT).one(row -> row.text("left"));
  }

  @Test
  void nobody_known_gets_an_error_and_no_row() {
    Session nobodys = engine.as(Identity.user(UUID.randomUUID()));
    AtomicInteger rows = new AtomicInteger();

    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(
            () ->
                nobodys.read(
                    "look", tx -> tx.query("select 1").list(row -> rows.incrementAndGet())))
        .withMessage("the user is not known");
    assertThatExceptionOfType(AuthenticationException.class)
        .as("of work that asks for nothing")
        .isThrownBy(() -> nobodys.read("look", tx -> "done"))
        .withMessage("the user is not known");
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(
            () -> engine.as(Identity.apiKey("unknown")).read("look", tx -> rows.incrementAndGet()))
        .withMessage("the API key is not valid");
    assertThat(rows).hasValue(0);
  }

  @Test
  void nothing_is_told_of_the_caller_before_he_is_bound() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> engine.as(Identity.user(ada)).read("look", CallerTransaction::caller))
        .withMessage("the transaction is not bound before its first query");
  }

  @Test
  void without_its_opening_a_query_is_refused_since_the_login_has_no_rights() throws SQLException {
    try (Connection bare = database.app().getConnection()) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> new Query(bare, "select name from public.counters").exists())
          .satisfies(error -> assertThat(error.getSQLState()).isEqualTo("42501"));
    }
  }

  @Test
  void a_login_that_may_not_become_the_caller_is_refused_and_its_connection_dropped()
      throws SQLException {
    try (Connection physical = database.service().getConnection();
        TestEngine wrong = new TestEngine(new OneConnection(physical))) {
      assertThatExceptionOfType(PermissionDeniedException.class)
          .isThrownBy(() -> who(wrong.as(Identity.user(ada))));
      assertThat(physical.isClosed()).isTrue();
    }
  }

  @Test
  void the_time_out_holds_for_the_first_query_too() {
    try (TestEngine hasty = new TestEngine(database, PoolMode.DIRECT, Duration.ofMillis(50))) {
      assertThatExceptionOfType(CallTimeoutException.class)
          .isThrownBy(
              () ->
                  hasty
                      .as(Identity.user(ada))
                      .read("wait", tx -> tx.query("select pg_sleep(60)").exists()))
          .withMessage("could not wait: it took too long");
    }
  }

  @Test
  void a_first_query_that_lost_is_run_again() {
    assertThatExceptionOfType(SignalCraftException.class)
        .isThrownBy(
            () ->
                engine
                    .as(Identity.user(ada))
                    .read("look", tx -> tx.query(FAIL_TO_SERIALIZE).exists()))
        .satisfies(error -> assertThat(error.retryable()).isTrue());
    assertThat(engine.waits).hasSize(2);
  }

  @Test
  void what_cannot_go_together_with_the_opening_comes_after_it() {
    Session session = engine.as(Identity.user(ada));
    String expected = "authenticated " + ada + " 30s";
    List<String> seen = new ArrayList<>();

    session.read(
        "look",
        tx -> {
          tx.query(WHO).bind(1).forEach(1, row -> seen.add(row.text("who")));
          return seen;
        });
    session.read(
        "look", tx -> seen.add(tx.query(WHO).bind(1).inBinary().one(row -> row.text("who"))));
    session.read("add", tx -> tx.query(ADD).bind("a").update());

    assertThat(seen).containsExactly(expected, expected);
    assertThat(counter("a")).isEqualTo(1);
  }

  @Test
  void it_is_the_same_behind_a_pooler_and_without_prepared_statements() throws SQLException {
    try (TestEngine pooled =
        new TestEngine(database, PoolMode.TRANSACTION_POOLED, Duration.ofSeconds(30))) {
      for (int i = 0; i < 10; i++) {
        assertThat(who(pooled.as(Identity.user(ada)))).isEqualTo("authenticated " + ada + " 30s");
      }
    }
    PGSimpleDataSource simple = database.app();
    simple.setPreferQueryMode(PreferQueryMode.SIMPLE);
    try (Connection physical = simple.getConnection();
        TestEngine one = new TestEngine(new OneConnection(physical))) {
      assertThat(who(one.as(Identity.user(ada)))).isEqualTo("authenticated " + ada + " 30s");
      assertThat(leftOn(physical)).isEqualTo("signalcraft_app none ");
    }
  }
}
