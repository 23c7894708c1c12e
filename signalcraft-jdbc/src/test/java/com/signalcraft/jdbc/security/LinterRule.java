package com.signalcraft.jdbc.security;

import java.util.List;

/**
 * A rule about the schema, as a query of the catalog that finds what breaks it. The first ones are
 * those of Supabase's database linter that matter for security and speed, under its names
 * (https://supabase.com/docs/guides/database/database-linter).
 */
enum LinterRule {
  /** A function that a policy calls outside of a subselect is called once a row. */
  AUTH_RLS_INITPLAN(
      """
      select p.tablename || ' ' || p.policyname
      from pg_policies p
      cross join lateral (
        select regexp_replace(
          concat(p.qual, ' ', p.with_check),
          '\\( SELECT (cardinality\\()?[a-z_]+\\.[a-z_]+\\((''[a-z]+''::text)?\\)\\)? AS [a-z_]+\\)',
          '', 'g') as rest
      ) r
      where p.schemaname ~ '^(public|signalcraft.*)$'
        and r.rest ~ '[a-z_]+\\.[a-z_]+\\(|current_|session_user|now\\('
      """,
      "create policy slow on public.kpi_daily for select to anon"
          + " using (business_id = any (signalcraft_private.business_ids('viewer')))"),

  MULTIPLE_PERMISSIVE_POLICIES(
      """
      select p.tablename || ' ' || r.role || ' ' || a.action
      from pg_policies p,
           unnest(p.roles) r (role),
           unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) a (action)
      where p.cmd in ('ALL', a.action)
        and p.permissive = 'PERMISSIVE'
      group by p.tablename, r.role, a.action
      having count(*) > 1
      """,
      "create policy second on public.kpi_data for select to authenticated using (false)"),

  UNINDEXED_FOREIGN_KEYS(
      """
      select k.conrelid::regclass || ' ' || k.conname
      from pg_constraint k
      where k.contype = 'f'
        and k.connamespace::regnamespace::text ~ '^(public|signalcraft.*)$'
        and not exists (
          select
          from pg_index i
          where i.indrelid = k.conrelid
            and i.indpred is null
            and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey
        )
      """,
      "drop index public.idx_alerts_created_by",
      // Five rows, which refer to settings that are never deleted.
      "signalcraft_private.partitioned_tables partitioned_tables_ahead_setting_fkey",
      "signalcraft_private.partitioned_tables partitioned_tables_back_setting_fkey"),

  DUPLICATE_INDEX(
      """
      select string_agg(i.indexrelid::regclass::text, ' ')
      from pg_index i
      join pg_class c on c.oid = i.indrelid
      where c.relnamespace::regnamespace::text ~ '^(public|signalcraft.*)$'
      group by i.indrelid, i.indkey::text, i.indclass::text, i.indoption::text,
               pg_get_expr(i.indexprs, i.indrelid), pg_get_expr(i.indpred, i.indrelid)
      having count(*) > 1
      """,
      "create index again on public.api_keys (created_by)"),

  NO_PRIMARY_KEY(
      """
      select c.oid::regclass
      from pg_class c
      where c.relkind in ('r', 'p')
        and c.relnamespace::regnamespace::text ~ '^(public|signalcraft.*)$'
        and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)
      """,
      "create table public.keyless (id int)",
      // What one run of retention tells itself; empty before and after.
      "signalcraft_private.retention_changes"),

  /** Of every table, partition and archived month. */
  RLS_DISABLED(
      """
      select c.oid::regclass
      from pg_class c
      where c.relkind in ('r', 'p')
        and c.relnamespace::regnamespace::text ~ '^(public|signalcraft.*)$'
        and not c.relrowsecurity
      """,
      "alter table signalcraft_parts.kpi_data_past disable row level security"),

  /** Whoever was granted something has a policy for it. */
  RLS_ENABLED_NO_POLICY(
      """
      select c.oid::regclass || ' ' || g.role || ' ' || a.action
      from pg_class c,
           unnest(array['authenticated', 'signalcraft_api_key', 'service_role',
                        'signalcraft_worker']::name[]) g (role),
           unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) a (action)
      where c.relkind in ('r', 'p')
        and c.relnamespace::regnamespace::text ~ '^(public|signalcraft.*)$'
        and case
          when a.action = 'DELETE' then has_table_privilege(g.role, c.oid, a.action)
          else has_any_column_privilege(g.role, c.oid, a.action)
        end
        and not exists (
          select
          from pg_policies p
          where p.schemaname = c.relnamespace::regnamespace::text
            and p.tablename = c.relname
            and g.role = any (p.roles)
            and p.cmd in ('ALL', a.action)
        )
      """,
      "grant delete on public.alerts to authenticated"),

  FUNCTION_SEARCH_PATH_MUTABLE(
      """
      select p.oid::regprocedure || ' ' || coalesce(p.proconfig::text, 'none')
      from pg_proc p
      where p.pronamespace::regnamespace::text ~ '^(public|signalcraft.*|auth)$'
        and array_remove(p.proconfig, 'plan_cache_mode=force_custom_plan')
            is distinct from array['search_path=pg_catalog, pg_temp']
      """,
      "alter function signalcraft.access(uuid) set search_path = ''"),

  SECURITY_DEFINER_VIEW(
      """
      select c.oid::regclass
      from pg_class c
      where c.relkind = 'v'
        and c.relnamespace::regnamespace::text ~ '^(public|signalcraft.*)$'
        and not coalesce(c.reloptions @> '{security_invoker=true}', false)
      """,
      "alter view public.dashboard_summary reset (security_invoker)"),

  /** Row level security does not reach them. */
  MATERIALIZED_VIEW_OR_FOREIGN_TABLE_IN_API(
      """
      select c.oid::regclass
      from pg_class c
      where c.relkind in ('m', 'f')
        and c.relnamespace::regnamespace::text ~ '^(public|signalcraft.*)$'
      """,
      "create materialized view public.everything as select * from public.businesses"),

  EXTENSION_IN_PUBLIC(
      """
      select e.extname
      from pg_extension e
      where e.extnamespace::regnamespace::text ~ '^(public|signalcraft.*)$'
      """,
      "update pg_extension set extnamespace = 'public'::regnamespace where extname = 'plpgsql'"),

  AUTH_USERS_EXPOSED(
      """
      select distinct r.ev_class::regclass
      from pg_depend d
      join pg_rewrite r on r.oid = d.objid
      where d.refobjid = 'auth.users'::regclass
        and d.deptype = 'n'
        and d.classid = 'pg_rewrite'::regclass
      """,
      "create view public.people with (security_invoker) as select email from auth.users"),

  PUBLIC_EXECUTE(
      """
      select p.oid::regprocedure
      from pg_proc p
      cross join lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
      where p.pronamespace::regnamespace::text ~ '^(public|signalcraft.*)$'
        and (a.grantee = 0 or a.is_grantable and a.grantee <> p.proowner)
      """,
      "grant execute on function signalcraft.clean_up() to public"),

  /** Policies are for roles by their names, never for all, nor for who is not known. */
  POLICY_FOR_EVERYBODY(
      "select policyname from pg_policies where roles && array['public', 'anon']::name[]",
      "create policy everybody on public.kpi_data for select using (true)"),

  POLICY_WITHOUT_CHECK(
      """
      select tablename || ' ' || policyname
      from pg_policies
      where cmd in ('INSERT', 'UPDATE', 'ALL')
        and with_check is null
      """,
      "create policy unchecked on public.kpi_data for update to anon using (true)"),

  POLICY_WITHOUT_GRANT(
      """
      select p.tablename || ' ' || p.policyname || ' ' || r.role
      from pg_policies p, unnest(p.roles) r (role)
      where p.cmd <> 'ALL'
        and not case
          when p.cmd = 'DELETE'
          then has_table_privilege(r.role, 'public.' || p.tablename, p.cmd)
          else has_any_column_privilege(r.role, 'public.' || p.tablename, p.cmd)
        end
      """,
      "revoke select on public.alerts from signalcraft_worker"),

  /** What asks who calls, or reads a table, would be folded into cached plans. */
  IMMUTABLE_HELPER(
      """
      select p.oid::regproc
      from pg_proc p
      where p.provolatile = 'i'
        and p.pronamespace::regnamespace::text ~ '^(public|signalcraft.*)$'
      """,
      "alter function signalcraft_private.business_ids(text) immutable",
      // Of their arguments alone.
      "signalcraft.point_id",
      "signalcraft_private.event_id",
      "signalcraft_private.role_rank",
      "signalcraft_private.words",
      "signalcraft_private.lower_each"),

  TRIGGER_OFF_OR_FOREIGN(
      """
      select t.tgrelid::regclass || ' ' || t.tgname
      from pg_trigger t
      join pg_class c on c.oid = t.tgrelid
      join pg_proc p on p.oid = t.tgfoid
      where not t.tgisinternal
        and c.relnamespace::regnamespace::text ~ '^(public|signalcraft.*|auth)$'
        and (t.tgenabled <> 'O' or p.pronamespace <> 'signalcraft_private'::regnamespace)
      """,
      "alter table public.audit_logs disable trigger append_only");

  private final String query;
  private final String breach;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> exceptions;

  LinterRule(String query, String breach, String... exceptions) {
    this.query = query;
    this.breach = breach;
    this.exceptions = List.of(exceptions);
  }

  /** Finds what breaks the rule. */
  String query() {
    return query;
  }

  /** Breaks the rule. */
  String breach() {
    return breach;
  }

  /** What the query may find, each for a reason. */
  List<String> exceptions() {
    return exceptions;
  }
}
