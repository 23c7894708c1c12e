package com.signalcraft.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.signalcraft.error.ConflictException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors of a real PostgreSQL, and by hand those that one cannot be made to give at will. */
class SqlErrorsTest {

  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder().start();
    run("create table parent (id int primary key)");
    run(
        "create table thing (id int primary key, name text not null, size int constraint size_limit"
            + " check (size < 10), parent int constraint parent_exists references parent (id))");
    run("create role reader login");
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "insert into thing values (1, null, 1, null)      | name          | is required",
        "insert into thing values (1, 'a', 99, null)      | size_limit    | is not allowed",
        "insert into thing values (1, 'a', 1, 7)          | parent_exists | names something that does not exist",
        "insert into thing values (99999999999, 'a', 1, 1)| value         | is out of range",
        "insert into thing values ('x'::int, 'a', 1, 1)   | value         | is not valid (SQLSTATE 22P02)",
      })
  void names_the_field_and_what_is_wrong_with_it(String sql, String field, String issue) {
    ValidationException error = (ValidationException) failing(sql);

    assertThat(error.field()).isEqualTo(field);
    assertThat(error.issue()).isEqualTo(issue);
  }

  @Test
  void tells_a_conflict_without_the_values_of_the_row() throws SQLException {
    run("insert into thing values (4711, 'secret', 1, null)");

    SignalCraftException error = failing("insert into thing values (4711, 'secret', 1, null)");

    assertThat(error).isInstanceOf(ConflictException.class);
    assertThat(error).hasMessage("could not save the thing: it exists already");
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).contains("23505").doesNotContain("4711").doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "set role reader; select * from thing                  | PermissionDeniedException | false",
        "set statement_timeout = 1; select pg_sleep(60)        | CallTimeoutException      | true",
        "select pg_terminate_backend(pg_backend_pid())         | TransportException        | true",
        "do $$ begin raise 'x' using errcode = '55P03'; end $$ | OverloadedException       | true",
        "select * from nowhere                                 | SignalCraftException      | false",
      })
  void tells_what_kind_of_failure_it_was(String sql, String type, boolean retryable) {
    SignalCraftException error = failing(sql);

    assertThat(error.getClass().getSimpleName()).isEqualTo(type);
    assertThat(error.retryable()).isEqualTo(retryable);
  }

  @ParameterizedTest
  @CsvSource({
    "40001, SignalCraftException, CONFLICT, true",
    "40P01, SignalCraftException, CONFLICT, true",
    "28P01, AuthenticationException, AUTHENTICATION_REQUIRED, false",
    "53300, OverloadedException, EXTERNAL_API_ERROR, true",
    "08006, TransportException, TRANSPORT_ERROR, true",
    "57P03, TransportException, TRANSPORT_ERROR, true",
    "XX000, SignalCraftException, INTERNAL_ERROR, false",
    ", SignalCraftException, INTERNAL_ERROR, false",
  })
  void maps_states_that_cannot_be_provoked(
      String state, String type, String code, boolean retryable) {
    SignalCraftException error =
        SqlErrors.translate("read the thing", new SQLException("the row is 4711", state));

    assertThat(error.getClass().getSimpleName()).isEqualTo(type);
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.retryable()).isEqualTo(retryable);
    assertThat(error.getMessage()).startsWith("could not read the thing: ").doesNotContain("4711");
  }

  @ParameterizedTest
  @CsvSource({
    "PT401, AuthenticationException",
    "PT402, SubscriptionRequiredException",
    "PT403, PermissionDeniedException",
    "PT404, NotFoundException",
    "PT409, ConflictException",
  })
  void passes_on_what_our_functions_say(String state, String type) {
    SignalCraftException error = failing(raise(state, "detail = 'the row is 4711'"));

    assertThat(error.getClass().getSimpleName()).isEqualTo(type);
    assertThat(error).hasMessage("the plan allows 3");
    assertThat(error.retryable()).isFalse();
  }

  @Test
  void names_the_field_that_our_functions_refuse() {
    ValidationException error =
        (ValidationException) failing(raise("PT400", "column = 'threshold'"));

    assertThat(error.field()).isEqualTo("threshold");
    assertThat(error.issue()).isEqualTo("the plan allows 3");
  }

  @Test
  void takes_an_unknown_state_of_ours_for_a_defect() {
    assertThat(failing(raise("PT418", "hint = 'x'")).code()).isEqualTo("INTERNAL_ERROR");
  }

  @Test
  void says_nothing_of_another_driver_that_uses_our_states() {
    assertThat(SqlErrors.translate("read the thing", new SQLException("4711", "PT404")))
        .hasMessage("could not read the thing: it was refused");
  }

  private static String raise(String state, String option) {
    return "do $$ begin raise exception using message = 'the plan allows 3', errcode = '"
        + state
        + "', "
        + option
        + "; end $$";
  }

  @Test
  void says_why_the_pool_could_make_no_connection() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:postgresql://localhost:1/nothing");
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(1_000);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      SQLException failure = catchThrowableOfType(SQLException.class, pool::getConnection);

      assertThat(SqlErrors.translate("read", failure).code()).isEqualTo("TRANSPORT_ERROR");
    }
  }

  @Test
  void says_overloaded_when_the_pool_has_no_connection_left() throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setDataSource(postgres.getPostgresDatabase());
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(250);
    try (HikariDataSource pool = new HikariDataSource(config);
        Connection held = pool.getConnection()) {
      assertThat(held.isValid(1)).isTrue();
      SQLException failure = catchThrowableOfType(SQLException.class, pool::getConnection);

      assertThat(SqlErrors.translate("read", failure).getClass().getSimpleName())
          .isEqualTo("OverloadedException");
    }
  }

  @Test
  void says_transport_when_nobody_listens() {
    SQLException failure =
        catchThrowableOfType(
            SQLException.class,
            () -> DriverManager.getConnection("jdbc:postgresql://localhost:1/nothing"));

    assertThat(SqlErrors.translate("connect", failure).code()).isEqualTo("TRANSPORT_ERROR");
  }

  private static SignalCraftException failing(String sql) {
    SQLException failure = catchThrowableOfType(SQLException.class, () -> run(sql));
    return SqlErrors.translate("save the thing", failure);
  }

  private static void run(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
