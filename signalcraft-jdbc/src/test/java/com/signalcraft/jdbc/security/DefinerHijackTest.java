package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * An operator who was careless lets users make temporary objects and gives them a schema of their
 * own. They put tables, types, functions and operators in the way of what our functions, triggers
 * and policies mean. None of it may ever be looked at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefinerHijackTest {

  /** Each fails, and so tells that it was called. */
  private static final List<String> TRAPS =
      List.of(
          "create function evil.trap() returns boolean language plpgsql as"
              + " $$ begin raise exception 'hijacked' using errcode = 'XX999'; end $$",
          "create function evil.trap(uuid, uuid) returns boolean language sql as"
              + " 'select evil.trap()'",
          "create function evil.trap(text, text) returns boolean language sql as"
              + " 'select evil.trap()'",
          "create function evil.trap(timestamptz, timestamptz) returns boolean language sql as"
              + " 'select evil.trap()'",
          "create function evil.trap(uuid, uuid[]) returns boolean language sql as"
              + " 'select evil.trap()'",
          "create operator evil.= (leftarg = uuid, rightarg = uuid, function = evil.trap)",
          "create operator evil.= (leftarg = text, rightarg = text, function = evil.trap)",
          "create operator evil.<> (leftarg = text, rightarg = text, function = evil.trap)",
          "create operator evil.<= (leftarg = timestamptz, rightarg = timestamptz,"
              + " function = evil.trap)",
          "create operator evil.> (leftarg = timestamptz, rightarg = timestamptz,"
              + " function = evil.trap)",
          "create function evil.now() returns timestamptz language plpgsql as"
              + " $$ begin raise exception 'hijacked' using errcode = 'XX999'; end $$",
          "create function evil.lower(text) returns text language plpgsql as"
              + " $$ begin raise exception 'hijacked' using errcode = 'XX999'; end $$",
          "create function evil.current_setting(text, boolean) returns text language plpgsql as"
              + " $$ begin return 'service_role'; end $$",
          "create function evil.cardinality(anyarray) returns int language plpgsql as"
              + " $$ begin raise exception 'hijacked' using errcode = 'XX999'; end $$",
          "create function evil.gen_random_uuid() returns uuid language plpgsql as"
              + " $$ begin raise exception 'hijacked' using errcode = 'XX999'; end $$",
          "create domain evil.uuid as pg_catalog.uuid check (evil.trap())",
          "create domain evil.text as pg_catalog.text check (evil.trap())",
          "create domain evil.jsonb as pg_catalog.jsonb check (evil.trap())",
          "create domain pg_temp.uuid as pg_catalog.uuid check (evil.trap())",
          "create domain pg_temp.numeric as pg_catalog.numeric check (evil.trap())",
          "create domain pg_temp.timestamptz as pg_catalog.timestamptz check (evil.trap())",
          "create temporary view pg_class as select evil.trap()",
          "create temporary view pg_inherits as select evil.trap()",
          "create temporary view pg_roles as select evil.trap()",
          "create temporary view pg_namespace as select evil.trap()");

  private TestDatabase database;
  private Catalog catalog;

  @BeforeAll
  void connect() throws SQLException {
    database = Tenants.create();
    catalog = new Catalog(database);
    database.execute(
        "do $$ begin execute format('grant temporary on database %I to public',"
            + " current_database()); end $$;"
            + "create schema evil; grant all on schema evil to public");
  }

  @AfterAll
  void close() {
    database.close();
  }

  /** Lays all traps as the caller, in front of everything else. */
  private CallerSession trapped(Caller caller) throws SQLException {
    CallerSession session = CallerSession.open(database, caller);
    for (String trap : TRAPS) {
      session.run(trap);
    }
    List<String> names = new ArrayList<>(catalog.tablesOfRows());
    for (String table : names) {
      String name = table.replaceFirst("^.*\\.", "");
      session.run("create temporary view " + name + " as select evil.trap() as id");
    }
    session.run("set local search_path = pg_temp, evil, signalcraft, public, pg_catalog");
    return session;
  }

  @Test
  void the_traps_would_snap() throws SQLException {
    try (CallerSession session = trapped(Caller.user("a.owner"))) {
      for (String sql :
          List.of(
              "select now()",
              "select * from businesses",
              "select * from pg_class",
              "select '" + Tenants.id("a") + "'::uuid",
              "select 'a'::pg_catalog.text = 'b'::pg_catalog.text")) {
        assertThat(session.attempt(sql).state()).as(sql).isEqualTo("XX999");
      }
    }
  }

  @Test
  void no_function_trigger_policy_or_view_of_ours_steps_into_a_trap() throws SQLException {
    try (CallerSession session = trapped(Caller.user("a.owner"))) {
      for (String line : FunctionRightsTest.onBusinesses()) {
        String call = new Standing(Caller.user("a.owner"), "a", Standing.Kind.OWNER).in(line);
        Outcome outcome = session.rehearse("select * from signalcraft." + plain(call));
        assertThat(outcome.state()).as("%s: %s", call, outcome.message()).isEqualTo("00000");
      }
      for (String sql :
          List.of(
              "select * from public.businesses",
              "select * from public.kpi_data",
              "select * from public.dashboard_summary",
              "select * from public.news_articles",
              "select * from public.get_business_kpi_summary(@{a})",
              "select * from signalcraft.plan_usage()",
              "insert into public.businesses (owner_id, name) values (@{a.owner}, 'x')",
              "update public.businesses set name = 'new'",
              "insert into public.kpi_sources (business_id, name, type)"
                  + " values (@{a}, 'x', 'custom')",
              "update public.kpi_sources set config = '{\"a\": 1}'",
              "insert into public.alerts"
                  + " (business_id, source_id, name, condition, threshold, created_by)"
                  + " values (@{a}, @{a.source}, 'x', 'above', 1, @{a.owner})",
              "insert into public.business_members (business_id, user_id, role, invited_by)"
                  + " values (@{a}, @{outsider}, 'viewer', @{a.owner})",
              "delete from public.business_members",
              "update public.user_profiles set full_name = 'x'")) {
        Outcome outcome = session.rehearse(plain(sql));
        assertThat(outcome.state()).as("%s: %s", sql, outcome.message()).isEqualTo("00000");
      }
    }
  }

  @Test
  void a_function_that_says_who_calls_is_asked_by_nobody() throws SQLException {
    // evil.current_setting() says that everybody is the service.
    try (CallerSession session = trapped(Caller.user("a.viewer"))) {
      assertThat(session.attempt(plain("select signalcraft.delete_business(@{a})")).state())
          .isEqualTo("PT403");
      assertThat(session.attempt(plain("select signalcraft.delete_business(@{b})")).state())
          .isEqualTo("PT404");
      assertThat(session.rows("select email from signalcraft.profile(" + id("b.owner") + ")"))
          .isEmpty();
    }
  }

  @Test
  void upkeep_and_erasure_step_into_no_trap_either() throws SQLException {
    try (CallerSession session = trapped(Caller.service())) {
      for (String sql :
          List.of(
              "select signalcraft.extend_partitions()",
              "select signalcraft.detach_points(1)",
              "select signalcraft.apply_retention(300)",
              "select signalcraft.clean_up()",
              "select signalcraft.create_user('n@example.com'::pg_catalog.text, null, null)",
              "select signalcraft.anonymise_user(@{a.viewer})",
              "select signalcraft.erase_user(@{a.owner})",
              "select signalcraft.erase_business(@{b})",
              "select signalcraft.save_news('[{\"title\": \"a\", \"source\": \"b\", \"url\": \"c\","
                  + " \"keywords\": [\"K\"], \"language\": \"en\","
                  + " \"published_at\": \"2026-01-01\"}]')")) {
        Outcome outcome = session.rehearse(plain(sql));
        assertThat(outcome.state()).as("%s: %s", sql, outcome.message()).isEqualTo("00000");
      }
    }
  }

  private static String id(String name) {
    return "'" + Tenants.id(name) + "'::pg_catalog.uuid";
  }

  /** The attacker's own statement must not step into his own traps. */
  private static String plain(String sql) {
    return Tenants.named(sql)
        .replace("::uuid", "::pg_catalog.uuid")
        .replace("now()", "pg_catalog.now()");
  }
}
