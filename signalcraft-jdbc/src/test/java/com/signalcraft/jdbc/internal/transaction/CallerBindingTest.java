package com.signalcraft.jdbc.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.internal.SecretHash;
import com.signalcraft.jdbc.PoolMode;
import com.signalcraft.security.CallOrigin;
import com.signalcraft.security.Identity;
import com.signalcraft.security.Permission;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whom a transaction speaks for, and what is left of it. */
class CallerBindingTest extends TransactionTest {

  private static final String WHO =
      """
      select current_user::text as role,
             current_setting('request.jwt.claims') as claims,
             current_setting('statement_timeout') as timeout,
             current_setting('signalcraft.client_ip') as ip,
             current_setting('signalcraft.user_agent') as agent
      """;

  @Test
  void a_transaction_is_bound_to_its_user_and_his_origin() {
    Session session =
        new Session(
            engine.engine, Identity.user(ada), new CallOrigin("192.0.2.7", "agent; ' \" \\ {}"));

    session.run(
        "look",
        tx ->
            tx.query(WHO)
                .one(
                    row -> {
                      assertThat(row.text("role")).isEqualTo("authenticated");
                      assertThat(row.text("claims"))
                          .isEqualTo("{\"role\":\"authenticated\",\"sub\":\"" + ada + "\"}");
                      assertThat(row.text("timeout")).isEqualTo("30s");
                      assertThat(row.text("ip")).isEqualTo("192.0.2.7");
                      assertThat(row.text("agent")).isEqualTo("agent; ' \" \\ {}");
                      return true;
                    }));
    assertThat(session.<BoundCaller>call("look", CallerTransaction::caller))
        .isEqualTo(new BoundCaller.User(ada));
  }

  @Test
  void a_key_is_bound_to_its_business_and_permissions() {
    UUID business = UUID.randomUUID();
    UUID key = UUID.randomUUID();
    database.execute(
        """
        insert into public.businesses (id, owner_id, name) values ('%s', '%s', 'Café');
        insert into public.api_keys (id, business_id, name, key_hash, permissions, expires_at)
        values ('%s', '%s', 'till', '%s', '{read,write}', now() + interval '1 day');
        """
            .formatted(business, ada, key, business, SecretHash.of("s3cret").hex()));

    Session session = engine.as(Identity.apiKey("s3cret"));

    assertThat(session.<BoundCaller>call("look", CallerTransaction::caller))
        .isEqualTo(new BoundCaller.Key(key, business, Set.of(Permission.READ, Permission.WRITE)));
    assertThat(session.<String>call("look", tx -> tx.query(WHO).one(row -> row.text("role"))))
        .isEqualTo("signalcraft_api_key");
  }

  @Test
  void the_service_has_connections_of_its_own() {
    Session session = engine.as(Identity.service());

    assertThat(session.<String>call("look", tx -> tx.query(WHO).one(row -> row.text("role"))))
        .isEqualTo("service_role");
    try (TestEngine without = new TestEngine(database.app())) {
      assertThatExceptionOfType(NotSupportedException.class)
          .isThrownBy(() -> without.as(Identity.service()).run("look", tx -> {}))
          .withMessage("no service data source is configured");
    }
  }

  @Test
  void nobody_known_is_bound_to_nothing() {
    AtomicInteger runs = new AtomicInteger();

    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(
            () ->
                engine
                    .as(Identity.user(UUID.randomUUID()))
                    .run("look", tx -> runs.incrementAndGet()))
        .withMessage("the user is not known");
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(
            () -> engine.as(Identity.apiKey("unknown")).run("look", tx -> runs.incrementAndGet()))
        .withMessage("the API key is not valid");
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(
            () -> engine.as(Identity.token("a.b.c")).run("look", tx -> runs.incrementAndGet()))
        .withMessage("the token is not valid");
    assertThat(runs).hasValue(0);
  }

  @Test
  void two_users_on_one_connection_never_mix() {
    Session adas = engine.as(Identity.user(ada));
    Session bobs = engine.as(Identity.user(bob));
    String claims = "select (current_setting('request.jwt.claims')::jsonb ->> 'sub')::uuid as sub";

    for (int i = 0; i < 1_000; i++) {
      assertThat(adas.<UUID>call("look", tx -> tx.query(claims).one(row -> row.uuid("sub"))))
          .isEqualTo(ada);
      assertThat(bobs.<UUID>call("look", tx -> tx.query(claims).one(row -> row.uuid("sub"))))
          .isEqualTo(bob);
    }
  }

  @Test
  void nothing_is_left_on_the_connection_however_the_call_ended() throws SQLException {
    try (Connection physical = database.app().getConnection();
        TestEngine one = new TestEngine(new OneConnection(physical))) {
      Session session = one.as(Identity.user(ada));
      session.run("look", tx -> {});
      assertThat(leftOn(physical)).isEqualTo("none,,true");

      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(
              () ->
                  session.run(
                      "fail",
                      tx -> {
                        throw new IllegalStateException("on purpose");
                      }));
      assertThat(leftOn(physical)).isEqualTo("none,,true");

      assertThatExceptionOfType(SignalCraftException.class)
          .isThrownBy(() -> session.run("fail", tx -> tx.query("nonsense").call()));
      assertThat(leftOn(physical)).isEqualTo("none,,true");
    }
  }

  private static String leftOn(Connection connection) throws SQLException {
    return new Query(
                connection,
                "select current_setting('role') as role, coalesce(current_setting("
                    + "'request.jwt.claims', true), '') as claims")
            .one(row -> row.text("role") + "," + row.text("claims"))
        + ","
        + connection.getAutoCommit();
  }

  @Test
  void a_login_that_may_not_become_the_caller_is_refused_and_its_connection_dropped()
      throws SQLException {
    try (Connection physical = database.service().getConnection();
        TestEngine wrong = new TestEngine(new OneConnection(physical))) {
      assertThatExceptionOfType(PermissionDeniedException.class)
          .isThrownBy(() -> wrong.as(Identity.user(ada)).run("look", tx -> {}));
      assertThat(physical.isClosed()).isTrue();
    }
  }

  @Test
  void behind_a_transaction_pooler_nothing_is_prepared_on_the_server() {
    String prepared = "select count(*)::int as n from pg_prepared_statements";
    try (TestEngine pooled =
        new TestEngine(database, PoolMode.TRANSACTION_POOLED, Duration.ofSeconds(30))) {
      for (TestEngine each : new TestEngine[] {engine, pooled}) {
        Session session = each.as(Identity.user(ada));
        for (int i = 0; i < 10; i++) {
          session.run("add", tx -> tx.query(ADD).bind("a").update());
        }
        int statements =
            session.call("count", tx -> tx.query(prepared).one(row -> row.integer("n")));
        assertThat(statements > 0).isEqualTo(each == engine);
      }
    }
  }
}
