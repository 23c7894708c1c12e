package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The rules of Supabase's database linter that matter for security and speed, asked of the catalog
 * (names as at https://supabase.com/docs/guides/database/database-linter), and some of our own. All
 * exceptions are here, by name, with the reason.
 */
class SchemaLinterTest {

  private static final String OURS = " ~ '^(public|signalcraft.*)$'";

  /** Tables of ours, partitions and archived months included. */
  private static final String TABLES =
      "(select c.*, c.oid::regclass::text as name, n.nspname"
          + " from pg_class c join pg_namespace n on n.oid = c.relnamespace"
          + " where c.relkind in ('r', 'p') and n.nspname"
          + OURS
          + ")";

  private static TestDatabase database;
  private static Catalog catalog;

  @BeforeAll
  static void connect() throws SQLException {
    // With rows, so that some months can be archived.
    database = Tenants.create();
    database.execute(
        "insert into kpi_data (id, business_id, source_id, timestamp, value)"
            + " select gen_random_uuid(), business_id, id, now() - interval '20 months', 1"
            + " from kpi_sources;"
            + "select signalcraft.detach_points(12)");
    catalog = new Catalog(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static List<String> found(String sql) throws SQLException {
    return catalog.list(sql);
  }

  @Test
  void there_are_archived_months_to_look_at() throws SQLException {
    assertThat(found("select name from " + TABLES + " t where nspname = 'signalcraft_archive'"))
        .hasSizeGreaterThan(5);
  }

  @Test
  void auth_rls_initplan_no_policy_calls_a_function_for_each_row() throws SQLException {
    // A call in a subselect of its own is an initial plan; what is left then must call nothing.
    assertThat(
            found(
                """
                select p.tablename || ' ' || p.policyname
                from pg_policies p,
                     lateral (select concat(p.qual, ' ', p.with_check) as condition) c,
                     lateral (
                       select regexp_replace(
                         c.condition,
                         '\\( SELECT (cardinality\\()?signalcraft_private\\.[a-z_]+'
                         || '\\((''[a-z]+''::text)?\\)\\)? AS [a-z_]+\\)',
                         '', 'g') as rest
                     ) r
                where p.schemaname ~ '^(public|signalcraft.*)$'
                  and r.rest ~ '[a-z_]+\\.?[a-z_]+\\('
                  and r.rest !~ '^[^.]*$'
                """))
        .isEmpty();
    assertThat(found("select count(*) from pg_policies where qual ~ 'SELECT signalcraft_private'"))
        .as("policies that were looked at")
        .allMatch(count -> Integer.parseInt(count) > 15);
  }

  @Test
  void multiple_permissive_policies_no_role_has_two_for_one_action() throws SQLException {
    assertThat(
            found(
                """
                select p.tablename || ' ' || r.role || ' ' || a.action
                from pg_policies p,
                     unnest(p.roles) r (role),
                     unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) a (action)
                where p.cmd in ('ALL', a.action)
                  and p.permissive = 'PERMISSIVE'
                group by p.tablename, r.role, a.action
                having count(*) > 1
                """))
        .isEmpty();
  }

  @Test
  void policies_are_for_roles_by_name_never_for_all_nor_for_nobody_known() throws SQLException {
    assertThat(
            found(
                "select policyname from pg_policies where roles && array['public', 'anon']::name[]"))
        .isEmpty();
  }

  @Test
  void every_policy_that_lets_write_checks_what_is_written() throws SQLException {
    assertThat(
            found(
                "select tablename || ' ' || policyname from pg_policies"
                    + " where cmd in ('INSERT', 'UPDATE', 'ALL') and with_check is null"))
        .isEmpty();
  }

  @Test
  void rls_disabled_every_table_partition_and_archived_month_has_row_level_security()
      throws SQLException {
    assertThat(found("select name from " + TABLES + " t where not relrowsecurity")).isEmpty();
  }

  @Test
  void rls_enabled_no_policy_whoever_was_granted_something_has_a_policy_for_it()
      throws SQLException {
    assertThat(
            found(
                "select t.name || ' ' || g.role || ' ' || a.action from "
                    + TABLES
                    + """
                     t,
                     unnest(array['authenticated', 'signalcraft_api_key', 'service_role',
                                  'signalcraft_worker']::name[]) g (role),
                     unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) a (action)
                    where case
                        when a.action = 'DELETE' then has_table_privilege(g.role, t.oid, a.action)
                        else has_any_column_privilege(g.role, t.oid, a.action)
                      end
                      and not exists (
                        select
                        from pg_policies p
                        where (p.schemaname, p.tablename) = (t.nspname, t.relname)
                          and g.role = any (p.roles)
                          and p.cmd in ('ALL', a.action))
                    """))
        .isEmpty();
  }

  @Test
  void policy_without_grant_no_policy_stands_there_for_nothing() throws SQLException {
    assertThat(
            found(
                """
                select p.tablename || ' ' || p.policyname || ' ' || r.role
                from pg_policies p, unnest(p.roles) r (role)
                where p.cmd <> 'ALL'
                  and not case
                    when p.cmd = 'DELETE'
                    then has_table_privilege(r.role, 'public.' || p.tablename, p.cmd)
                    else has_any_column_privilege(r.role, 'public.' || p.tablename, p.cmd)
                  end
                """))
        .isEmpty();
  }

  @Test
  void function_search_path_mutable_every_function_has_exactly_ours() throws SQLException {
    assertThat(
            found(
                """
                select p.oid::regprocedure || ' ' || coalesce(p.proconfig::text, 'none')
                from pg_proc p
                where p.pronamespace::regnamespace::text ~ '^(public|signalcraft.*|auth)$'
                  and p.proconfig is distinct from array['search_path=pg_catalog, pg_temp']
                """))
        .isEmpty();
  }

  @Test
  void no_function_of_ours_has_public_execute_or_can_be_granted_on() throws SQLException {
    assertThat(
            found(
                """
                select p.oid::regprocedure
                from pg_proc p
                left join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
                  on true
                where p.pronamespace::regnamespace::text ~ '^(public|signalcraft.*)$'
                  and (a.grantee = 0 or a.is_grantable and a.grantee <> p.proowner)
                """))
        .isEmpty();
  }

  @Test
  void default_privileges_give_nothing_to_callers_for_what_is_made_later() throws SQLException {
    try (CallerSession owner = CallerSession.open(database, Caller.schemaOwner())) {
      owner.run("create function signalcraft.later() returns int language sql as 'select 1'");
      owner.run("create function public.later() returns int language sql as 'select 1'");
      owner.run("create table public.later (id int)");
      for (String role : Catalog.ROLES) {
        assertThat(
                owner.rows(
                    "select 1 where has_function_privilege(?, 'signalcraft.later()', 'execute')"
                        + " or has_function_privilege(?, 'public.later()', 'execute')"
                        + " or has_table_privilege(?, 'public.later', 'select, insert, delete')",
                    role, role, role))
            .as(role)
            .isEmpty();
      }
    }
  }

  @Test
  void security_definer_view_every_view_asks_with_the_rights_of_who_asks() throws SQLException {
    assertThat(
            found(
                "select oid::regclass from pg_class where relkind = 'v'"
                    + " and relnamespace::regnamespace::text"
                    + OURS
                    + " and not coalesce(reloptions @> '{security_invoker=true}', false)"))
        .isEmpty();
    assertThat(
            found(
                "select oid::regclass from pg_class where relkind in ('m', 'f')"
                    + " and relnamespace::regnamespace::text"
                    + OURS))
        .as("materialized views and foreign tables have no row level security")
        .isEmpty();
  }

  @Test
  void helpers_that_ask_who_calls_or_read_tables_are_not_immutable() throws SQLException {
    assertThat(
            found(
                "select oid::regproc from pg_proc where provolatile = 'i'"
                    + " and pronamespace::regnamespace::text"
                    + OURS))
        .containsExactlyInAnyOrder(
            "signalcraft.point_id",
            "signalcraft_private.role_rank",
            "signalcraft_private.words",
            "signalcraft_private.lower_each");
  }

  @Test
  void unindexed_foreign_keys_each_has_an_index_that_begins_with_its_columns()
      throws SQLException {
    assertThat(
            found(
                "select k.conrelid::regclass || ' ' || k.conname from pg_constraint k join "
                    + TABLES
                    + """
                     t on t.oid = k.conrelid
                    where k.contype = 'f'
                      and not exists (
                        select
                        from pg_index i
                        where i.indrelid = k.conrelid
                          and i.indpred is null
                          and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)
                    """))
        // Five rows, which refer to eleven settings that are never deleted.
        .containsExactlyInAnyOrder(
            "signalcraft_private.partitioned_tables partitioned_tables_ahead_setting_fkey",
            "signalcraft_private.partitioned_tables partitioned_tables_back_setting_fkey");
  }

  @Test
  void duplicate_index_no_two_are_the_same() throws SQLException {
    assertThat(
            found(
                "select string_agg(i.indexrelid::regclass::text, ' ') from pg_index i join "
                    + TABLES
                    + """
                     t on t.oid = i.indrelid
                    group by i.indrelid, i.indkey::text, i.indclass::text, i.indoption::text,
                             pg_get_expr(i.indexprs, i.indrelid), pg_get_expr(i.indpred, i.indrelid)
                    having count(*) > 1
                    """))
        .isEmpty();
  }

  @Test
  void no_primary_key_every_table_has_one() throws SQLException {
    assertThat(
            found(
                "select t.name from "
                    + TABLES
                    + " t where not exists ("
                    + "select from pg_index i where i.indrelid = t.oid and i.indisprimary)"))
        // What one run of retention tells itself, empty before and after.
        .containsExactly("signalcraft_private.retention_changes");
  }

  @Test
  void extension_in_public_there_is_none() throws SQLException {
    assertThat(
            found(
                "select extname from pg_extension"
                    + " where extnamespace in ('public'::regnamespace, 'signalcraft'::regnamespace)"))
        .isEmpty();
  }

  @Test
  void auth_users_exposed_nothing_that_callers_may_read_is_made_of_accounts()
      throws SQLException {
    assertThat(
            found(
                """
                select distinct r.ev_class::regclass
                from pg_depend d
                join pg_rewrite r on r.oid = d.objid
                where d.refobjid = 'auth.users'::regclass
                  and d.deptype = 'n'
                  and d.classid = 'pg_rewrite'::regclass
                """))
        .isEmpty();
  }

  @Test
  void every_trigger_is_on_and_calls_a_function_of_the_private_schema() throws SQLException {
    assertThat(
            found(
                """
                select t.tgrelid::regclass || ' ' || t.tgname
                from pg_trigger t
                join pg_class c on c.oid = t.tgrelid
                join pg_proc p on p.oid = t.tgfoid
                where not t.tgisinternal
                  and c.relnamespace::regnamespace::text ~ '^(public|signalcraft.*|auth)$'
                  and (t.tgenabled <> 'O'
                       or p.pronamespace <> 'signalcraft_private'::regnamespace)
                """))
        .isEmpty();
  }
}
