package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.security.Caller.Login;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/**
 * SQL of one's own inside of a bound transaction. Whoever can send it as the application's login is
 * the application: he may bind any user. No way of ours sends a caller's text as SQL; should one be
 * found, this is how far it goes and no further: to the rows of users and keys, but not to the
 * service, not to the schema, not to the server.
 */
class TrustBoundaryTest extends AttackTest {

  private static final Caller OWNER = Caller.user("a.owner");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set role service_role",
        "set role signalcraft_worker",
        "set role signalcraft_service",
        "set role anon",
        "set role postgres",
        "select set_config('role', 'service_role', true)",
        "select set_config('role', 'postgres', false)",
        "set session authorization postgres",
        "set session authorization signalcraft_service",
        "set local session_replication_role = replica",
        "grant service_role to signalcraft_app",
        "grant select on public.api_keys to authenticated",
        "alter role signalcraft_app superuser",
        "alter role authenticated bypassrls",
        "alter system set row_security = off",
        "alter table public.businesses disable row level security",
        "drop policy member_select on public.businesses",
        "alter function signalcraft.access(uuid) set search_path = public",
        "create or replace function signalcraft.access(uuid) returns int language sql as 'select 1'",
        "create schema mine",
        "create table public.mine (id int)",
        "create table signalcraft.mine (id int)",
        "create temporary table mine (id int)",
        "create temporary view mine as select 1",
        "create domain pg_temp.uuid as text",
        "create function pg_temp.mine() returns int language sql as 'select 1'",
        "create view public.mine as select * from public.api_keys",
        "create extension pg_trgm",
        "create policy mine on public.businesses using (true)",
        "create rule mine as on insert to public.businesses do also nothing",
        "alter publication mine add table public.businesses",
        "comment on table public.businesses is 'mine'",
        "select pg_read_file('/etc/hostname')",
        "select pg_ls_dir('.')",
        "select lo_import('/etc/hostname')",
        "copy public.businesses to '/tmp/businesses'",
        "copy public.businesses from program 'id'",
        "select pg_stat_reset()",
        "select pg_reload_conf()",
        "select pg_switch_wal()",
        "vacuum public.businesses",
        "select nextval('signalcraft_private.audit_logs_ordinal')",
        "select last_value from public.businesses_ordinal_seq",
        "select key_hash from public.api_keys",
        "select email from auth.users",
        "select * from signalcraft.resolve_api_key('x')",
      })
  void a_bound_caller_gets_no_further_by_sql_of_his_own(String sql) throws SQLException {
    try (CallerSession session = as(OWNER)) {
      Outcome outcome = session.attempt(sql);

      assertThat(outcome.succeeded()).as(sql).isFalse();
      assertThat(outcome.state())
          .as(outcome.message())
          .isIn(Outcome.DENIED, "0LP01", "42P01", "42704", "25001");
    }
  }

  @Test
  void reset_role_leaves_nothing_but_the_bare_login() throws SQLException {
    try (CallerSession session = as(OWNER)) {
      session.run("reset role");
      for (String table : catalog().relations()) {
        assertThat(session.rehearse("select from " + table).state())
            .as(table)
            .isEqualTo(Outcome.DENIED);
      }
      assertThat(session.rehearse("select signalcraft.access(@{a})").state())
          .isEqualTo(Outcome.DENIED);
    }
  }

  @Test
  void the_claims_are_the_applications_to_set_and_so_is_what_they_open() throws SQLException {
    // The boundary itself: not a hole, but why no text of a caller may ever become SQL.
    try (CallerSession session = as(OWNER)) {
      session.run(
          "select set_config('request.jwt.claims', ?, true)", Caller.user("b.owner").claims());
      assertThat(session.rows("select id from businesses"))
          .containsExactly(Tenants.id("b").toString());
    }
  }

  @Test
  void row_security_that_is_switched_off_refuses_rather_than_shows() throws SQLException {
    try (CallerSession session = as(OWNER)) {
      session.run("set local row_security = off");
      assertThat(session.attempt("select id from businesses").state()).isEqualTo(Outcome.DENIED);
      assertThat(session.attempt("select id from kpi_data").state()).isEqualTo(Outcome.DENIED);
    }
  }

  @Test
  void copy_reads_under_the_policies_and_does_not_write() throws SQLException {
    try (CallerSession session = as(OWNER)) {
      var copy = session.connection().unwrap(PGConnection.class).getCopyAPI();
      var out = new java.io.StringWriter();
      copy.copyOut("copy (select id from public.businesses) to stdout", out);
      assertThat(out.toString().strip()).isEqualTo(Tenants.id("a").toString());
      assertThat(session.attempt("copy public.kpi_data from stdin").state())
          .isEqualTo(Outcome.DENIED);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void what_the_server_keeps_of_others_is_not_for_callers() throws SQLException {
    try (CallerSession other = as(Caller.user("b.owner"));
        CallerSession session = as(OWNER)) {
      String pid = other.value("select pg_backend_pid()");
      other.rows("select name from businesses where name <> 'a question of tenant b'");
      String spied = "select pid from pg_stat_activity where query like '%question of tenant%'";

      assertThat(catalog().list(spied)).contains(pid);
      assertThat(session.rows(spied)).doesNotContain(pid);
      assertThat(session.attempt("select pg_terminate_backend(" + pid + ")").state())
          .isEqualTo(Outcome.DENIED);
      assertThat(session.attempt("select pg_cancel_backend(" + pid + ")").state())
          .isEqualTo(Outcome.DENIED);
    }
  }

  @Test
  void samples_of_rows_that_the_planner_keeps_are_hidden_too() throws SQLException {
    try (Connection owner = database().owner().getConnection()) {
      owner.createStatement().execute("analyze");
    }
    for (Caller caller : List.of(OWNER, Caller.key("a.key.both"), Caller.service())) {
      try (CallerSession session = as(caller)) {
        assertThat(
                session.rows(
                    "select tablename from pg_stats where schemaname ~ '^(public|signalcraft|auth)'"))
            .isEmpty();
      }
    }
  }

  @Test
  void who_listens_hears_ids_and_times_but_no_values_names_or_texts() throws SQLException {
    try (Connection listener = database().app().getConnection();
        CallerSession service = as(Caller.service());
        CallerSession writer = as("b.owner")) {
      listener.createStatement().execute("listen signalcraft_events");
      writer.run(
          "select signalcraft.push_points(@{b.source}, array[null]::uuid[], array[now()],"
              + " array[123456.5], array['{\"secret\": \"of b\"}'::jsonb])");
      writer.run(
          "select signalcraft.save_anomalies(array[@{b.source}], array[now()], array[123456.5],"
              + " array[123456.5], array[123456.5], array['low'])");
      writer.commit();
      service.run("select signalcraft.mark_triggered(@{b.alert}, now())");
      service.run(
          "select signalcraft.send_notification(@{b.owner}, @{b}, @{b.alert}, 'alert', 'secret',"
              + " 'secret', '{\"a\": \"secret\"}')");
      service.commit();
      listener.createStatement().execute("select 1");

      var heard = listener.unwrap(PGConnection.class).getNotifications();
      assertThat(heard).hasSize(4);
      for (var notification : heard) {
        assertThat(notification.getParameter()).doesNotContain("secret", "123456.5", "of b");
      }
    }
  }

  @Test
  void the_login_of_the_service_is_no_way_to_become_a_user_or_the_owner() throws SQLException {
    try (CallerSession session = CallerSession.unbound(database(), Login.SERVICE)) {
      for (String role : List.of("authenticated", "signalcraft_api_key", "postgres")) {
        assertThat(session.attempt("select set_config('role', ?, true)", role).state())
            .isEqualTo(Outcome.DENIED);
      }
      session.bind(Caller.service());
      for (String sql :
          List.of(
              "select key_hash from public.api_keys",
              "select email from auth.users",
              "select * from signalcraft_private.settings",
              "truncate public.kpi_data",
              "create table public.mine (id int)")) {
        assertThat(session.attempt(sql).state()).as(sql).isEqualTo(Outcome.DENIED);
      }
    }
  }
}
