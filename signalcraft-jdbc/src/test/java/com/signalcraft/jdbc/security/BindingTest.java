package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.security.Caller.Login;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transactions that are bound badly, halfway, twice or not at all. */
class BindingTest extends AttackTest {

  private static final String BUSINESSES = "select id from public.businesses";

  private static String id(String name) {
    return Tenants.id(name).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "null",
        "7",
        "\"text\"",
        "{\"sub\": null}",
        "{\"sub\": \"\"}",
        "{\"sub\": 7}",
        "{\"sub\": []}",
        "{\"sub\": {\"sub\": \"x\"}}",
        "{\"sub\": \"me\"}",
        "{\"sub\": \"' or true --\"}",
        "{\"sub\": \"00000000-0000-0000-0000-000000000000\"}",
        "{\"sub\"",
        "{'sub': 1}",
        "not JSON at all",
        "{\"role\": \"service_role\"}",
        "{\"role\": \"postgres\", \"api_key_id\": \"x\"}",
      })
  void claims_that_name_nobody_open_nothing(String claims) throws SQLException {
    for (String role : List.of("authenticated", "signalcraft_api_key")) {
      try (CallerSession session = as(new Caller("nobody", Login.APP, role, claims))) {
        for (String query :
            List.of(
                BUSINESSES,
                "select id from public.kpi_data",
                "select id from public.news_articles",
                "select id from public.business_members",
                "select * from signalcraft.access(@{a})")) {
          assertThat(session.attempt(query).wasInVain()).as(query).isTrue();
        }
        assertThat(
                session
                    .attempt(
                        "select signalcraft.push_points(@{a.source}, array[null]::uuid[],"
                            + " array[now()], array[1.5])")
                    .succeeded())
            .isFalse();
        assertThat(session.attempt("select signalcraft.anonymise_user(null)").succeeded())
            .isFalse();
      }
    }
  }

  @Test
  void the_bound_role_decides_and_not_what_the_claims_say_of_it() throws SQLException {
    String owner = "{\"role\":\"service_role\",\"sub\":\"" + id("a.owner") + "\"}";
    try (CallerSession session = as(Caller.claiming("a.owner", owner))) {
      assertThat(session.rows(BUSINESSES)).containsExactly(id("a"));
      assertThat(session.attempt("select * from signalcraft.clean_up()").state())
          .isEqualTo(Outcome.DENIED);
    }
    String both =
        "{\"sub\":\"%s\",\"api_key_id\":\"%s\"}".formatted(id("a.viewer"), id("b.key.both"));
    try (CallerSession session = as(Caller.claiming("both", both))) {
      assertThat(session.rows(BUSINESSES)).containsExactly(id("a"));
    }
    try (CallerSession session = as(new Caller("both", Login.APP, "signalcraft_api_key", both))) {
      assertThat(session.rows(BUSINESSES)).containsExactly(id("b"));
    }
    try (CallerSession session =
        as(new Caller("both", Login.SERVICE, "signalcraft_worker", both))) {
      assertThat(session.attempt("select id from public.api_keys").state())
          .isEqualTo(Outcome.DENIED);
    }
  }

  @Test
  void without_a_transaction_the_binding_is_gone_before_the_next_statement() throws SQLException {
    try (Connection connection = database().app().getConnection()) {
      CallerSession session = CallerSession.on(connection);
      connection.setAutoCommit(true);
      session.bind(Caller.user("a.owner"));

      assertThat(refusal(session, BUSINESSES)).isEqualTo(Outcome.DENIED);
    }
  }

  @Test
  void nothing_of_a_binding_is_left_after_commit_rollback_or_an_exception() throws SQLException {
    try (CallerSession session = CallerSession.unbound(database(), Login.APP)) {
      for (String end : List.of("commit", "rollback", "error")) {
        session.bind(Caller.user("a.owner"));
        assertThat(session.rows(BUSINESSES)).containsExactly(id("a"));
        if (end.equals("commit")) {
          session.commit();
        } else {
          if (end.equals("error")) {
            assertThat(refusal(session, "select 1 / 0")).isEqualTo("22012");
            assertThat(refusal(session, BUSINESSES)).as("in the failed one").isEqualTo("25P02");
          }
          session.rollback();
        }
        assertThat(session.value("select current_setting('role')")).as(end).isEqualTo("none");
        assertThat(session.value("select current_setting('request.jwt.claims', true)"))
            .as(end)
            .isEmpty();
        assertThat(session.attempt(BUSINESSES).state()).as(end).isEqualTo(Outcome.DENIED);
        session.rollback();
      }
    }
  }

  @Test
  void rolling_back_to_a_savepoint_brings_back_the_caller_of_then() throws SQLException {
    try (CallerSession session = CallerSession.unbound(database(), Login.APP)) {
      Savepoint unbound = session.connection().setSavepoint();
      session.bind(Caller.user("a.owner"));
      Savepoint first = session.connection().setSavepoint();
      session.bind(Caller.user("b.owner"));
      assertThat(session.rows(BUSINESSES)).containsExactly(id("b"));

      session.connection().rollback(first);
      assertThat(session.rows(BUSINESSES)).containsExactly(id("a"));
      session.connection().rollback(unbound);
      assertThat(session.attempt(BUSINESSES).state()).isEqualTo(Outcome.DENIED);
    }
  }

  @Test
  void two_users_who_swap_on_one_connection_ten_thousand_times_never_meet() throws SQLException {
    List<String> users = List.of("a.owner", "b.owner");
    List<String> businesses = List.of("a", "b");
    try (Connection connection = database().app().getConnection()) {
      connection.setAutoCommit(false);
      // The bind and the query in one message; prepared on the server from the first time.
      String sql =
          "select set_config('role', 'authenticated', true),"
              + " set_config('request.jwt.claims', ?, true);"
              + " select id, name from public.businesses";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.unwrap(org.postgresql.PGStatement.class).setPrepareThreshold(1);
        for (int i = 0; i < 10_000; i++) {
          String user = users.get(i % 2);
          statement.setString(1, Caller.user(user).claims());
          statement.execute();
          statement.getMoreResults();
          try (ResultSet rows = statement.getResultSet()) {
            assertThat(rows.next()).isTrue();
            if (!rows.getString(1).equals(id(businesses.get(i % 2))) || rows.next()) {
              throw new AssertionError("swap " + i + ": " + user + " saw what is not his");
            }
          }
          if (i % 3 == 0) {
            connection.rollback();
          } else {
            connection.commit();
          }
        }
      }
    }
  }

  /** The state of a failure that ends the transaction. */
  private static String refusal(CallerSession session, String sql) {
    try {
      session.run(sql);
      return Outcome.DONE;
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }
}
