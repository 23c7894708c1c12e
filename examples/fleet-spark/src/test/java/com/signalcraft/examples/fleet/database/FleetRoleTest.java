package com.signalcraft.examples.fleet.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fleet's login may do, and what it may not. */
class FleetRoleTest {

  private static FleetTestDatabase database;

  @BeforeAll
  static void open() {
    database = FleetTestDatabase.create();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static void run(String sql) {
    database
        .fleet()
        .transaction(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
              }
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select email from auth.users",
        "select full_name from public.user_profiles",
        "select name from public.businesses",
        "select owner_id from public.businesses",
        "select name from public.kpi_sources",
        "select id from public.api_keys",
        "select user_id from public.business_members",
        "select tier from public.subscriptions",
        "select id from public.audit_logs",
        "select id from public.alerts",
        "select id from public.forecasts",
        "update public.anomalies set acknowledged_at = now()",
        "delete from public.anomalies",
        "delete from public.forecasts",
        "update public.kpi_sources set is_active = false",
        "delete from public.kpi_data",
        "insert into public.kpi_data (value) values (1)",
        "update signalcraft_fleet.series set status = 'made'",
        "delete from signalcraft_fleet.series",
        "select run_id from signalcraft_fleet.noted_runs",
        "select 1 from signalcraft_fleet.flyway_schema_history",
        "select signalcraft.create_user('a@example.com', null, null)",
        "select signalcraft.is_active_user(null)",
        "select value from signalcraft_private.settings",
        "select signalcraft_private.effective_tier(null)",
        "set role service_role",
        "set role postgres",
        "create table public.mine (id integer)",
        "create table signalcraft_fleet.mine (id integer)"
      })
  void what_it_does_not_need_is_refused(String sql) {
    assertThatThrownBy(() -> run(sql)).hasStackTraceContaining("permission denied");
  }

  @Test
  void its_tables_are_found() {
    database.fleet().requireReady();
  }

  @Test
  void migrations_can_be_run_again() {
    assertThat(FleetSchema.migrate(database.database().owner())).isZero();
  }

  @Test
  void a_database_without_the_tables_is_told_from_one_that_has_them() {
    try (TestDatabase empty = TestDatabase.create()) {
      assertThatThrownBy(
              () -> new FleetDatabase(new DatabaseAddress(empty.url()), "x").requireReady())
          .isInstanceOf(SignalCraftException.class)
          .hasMessageContaining("run 'fleet migrate' first");
    }
  }

  @Test
  void a_database_that_is_not_there_is_named() {
    DatabaseAddress address = new DatabaseAddress(database.database().url() + "_missing");

    assertThatThrownBy(() -> new FleetDatabase(address, "x").requireReady())
        .isInstanceOf(SignalCraftException.class)
        .hasMessageContaining("_missing is not there");
  }

  @Test
  void the_library_s_schema_comes_first() {
    try (TestDatabase empty = TestDatabase.empty()) {
      assertThatThrownBy(() -> FleetSchema.migrate(empty.owner()))
          .isInstanceOf(SignalCraftException.class)
          .hasMessageContaining("run the library's migrations first");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/x?password=s3cret",
        "jdbc:postgresql://localhost/x?user=me&password=s3cret",
        "jdbc:postgresql://localhost/x?ssl=true&sslpassword=s3cret",
        "jdbc:postgresql://me:s3cret@localhost/x",
        "jdbc:mysql://localhost/s3cret",
        "postgres://s3cret"
      })
  void an_address_with_a_login_or_of_something_else_is_refused_and_not_shown(String url) {
    assertThatThrownBy(() -> new DatabaseAddress(url))
        .isInstanceOf(ValidationException.class)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void the_password_is_not_shown() {
    assertThat(database.fleet()).asString().doesNotContain("pass word");
  }
}
