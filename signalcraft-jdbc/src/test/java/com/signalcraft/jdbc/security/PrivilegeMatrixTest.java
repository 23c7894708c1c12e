package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What each role may do to each table, view, partition and sequence, as the catalog has it, against
 * what is stated anew below. Whatever the catalog has and is missing there is an error.
 */
class PrivilegeMatrixTest {

  /**
   * The privileges on the whole relation: r SELECT, a INSERT, w UPDATE, d DELETE; and those that
   * nobody has: D TRUNCATE, x REFERENCES, t TRIGGER, m MAINTAIN.
   */
  private static final String ON_RELATIONS =
      """
      relation                               user key service worker
      public.alert_deliveries                -    -   r       -
      public.alert_runs                      -    -   r       -
      public.alert_states                    -    -   r       -
      public.alerts                          r    r   adrw    r
      public.anomalies                       r    r   adrw    -
      public.api_keys                        -    -   -       -
      public.audit_logs                      r    -   r       -
      public.business_members                dr   r   adrw    -
      public.businesses                      r    r   adrw    r
      public.dashboard_summary               r    r   r       -
      public.forecast_jobs                   -    -   r       -
      public.forecasts                       r    r   adrw    -
      public.ingest_batches                  -    -   r       -
      public.kpi_daily                       r    r   r       r
      public.kpi_data                        r    r   r       r
      public.kpi_sources                     r    r   adrw    r
      public.market_data                     r    r   adrw    -
      public.news_articles                   r    r   adrw    -
      public.notifications                   r    -   adrw    -
      public.subscriptions                   r    -   adrw    -
      public.usage_tracking                  r    -   adrw    -
      public.user_profiles                   r    -   adrw    -
      public.weather_data                    r    r   adrw    -
      signalcraft_private.archived_points    -    -   -       -
      signalcraft_private.news_urls          -    -   -       -
      signalcraft_private.partitioned_tables -    -   -       -
      signalcraft_private.plan_limits        -    -   -       -
      signalcraft_private.retention_changes  -    -   -       -
      signalcraft_private.rights             -    -   -       -
      signalcraft_private.schema_history     -    -   -       -
      signalcraft_private.settings           -    -   -       -
      """;

  /** The privileges on some columns alone. */
  private static final String ON_COLUMNS =
      """
      alert_states authenticated SELECT alert_id business_id evaluated_until message phase since \
      updated_at value
      alert_states signalcraft_api_key SELECT alert_id business_id evaluated_until message phase \
      since updated_at value
      alerts authenticated INSERT business_id condition created_by is_active name settings \
      source_id threshold timeframe
      alerts authenticated UPDATE is_active name settings threshold timeframe
      api_keys authenticated SELECT business_id created_at created_by expires_at id last_used_at \
      name ordinal permissions revoked_at
      api_keys service_role SELECT business_id created_at created_by expires_at id last_used_at \
      name ordinal permissions revoked_at
      business_members authenticated INSERT business_id invited_by role user_id
      business_members authenticated UPDATE role
      businesses authenticated INSERT description industry location name owner_id settings
      businesses authenticated UPDATE description industry location name settings
      kpi_sources authenticated INSERT business_id config is_active name type unit
      kpi_sources authenticated UPDATE config is_active name unit
      notifications authenticated UPDATE read_at
      user_profiles authenticated UPDATE avatar_url full_name timezone
      """;

  private static final String ALL_OF_RELATIONS =
      """
      select n.nspname || '.' || c.relname || ' ' || g.role,
             string_agg(p.letter, '' order by p.letter collate "C")
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      cross join unnest(?::text[]) g (role)
      cross join (
        values ('r', 'SELECT'), ('a', 'INSERT'), ('w', 'UPDATE'), ('d', 'DELETE'),
               ('D', 'TRUNCATE'), ('x', 'REFERENCES'), ('t', 'TRIGGER')
        union all
        select 'm', 'MAINTAIN' where current_setting('server_version_num')::integer >= 170000
      ) p (letter, name)
      where c.relkind in ('r', 'p', 'v', 'm', 'f')
        and n.nspname ~ '^(public|signalcraft.*)$'
        and has_table_privilege(g.role, c.oid, p.name)
      group by n.nspname, c.relname, g.role
      """;

  private static final String ALL_OF_COLUMNS =
      """
      select c.relname || ' ' || g.role || ' ' || p.name || ' '
             || string_agg(a.attname, ' ' order by a.attname)
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      cross join unnest(?::text[]) g (role)
      cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) p (name)
      where c.relkind in ('r', 'p', 'v', 'm', 'f')
        and c.relnamespace::regnamespace::text ~ '^(public|signalcraft.*)$'
        and has_column_privilege(g.role, c.oid, a.attnum, p.name)
        and not has_table_privilege(g.role, c.oid, p.name)
      group by c.relname, g.role, p.name
      """;

  private static final String ROLES = "{" + String.join(",", Catalog.ROLES) + "}";

  private static TestDatabase database;
  private static Catalog catalog;
  private static final Map<String, String> PRIVILEGES = new HashMap<>();

  @BeforeAll
  static void connect() throws SQLException {
    database = Tenants.create();
    catalog = new Catalog(database);
    for (String row : catalog.list(ALL_OF_RELATIONS, ROLES)) {
      String[] columns = row.split("\\|", -1);
      PRIVILEGES.put(columns[0], columns[1]);
    }
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static boolean isPart(String relation) {
    return relation.startsWith("signalcraft_parts.") || relation.startsWith("signalcraft_archive.");
  }

  private static String privileges(String role, String relation) {
    return PRIVILEGES.getOrDefault(relation + " " + role, "-");
  }

  @Test
  void each_table_and_view_gives_each_role_what_was_meant_and_nothing_else() throws SQLException {
    List<String> actual = new ArrayList<>();
    actual.add("relation user key service worker");
    for (String relation : catalog.relations()) {
      if (!isPart(relation)) {
        actual.add(
            String.join(
                " ",
                relation,
                privileges("authenticated", relation),
                privileges("signalcraft_api_key", relation),
                privileges("service_role", relation),
                privileges("signalcraft_worker", relation)));
      }
    }

    assertThat(actual)
        .containsExactlyInAnyOrder(
            ON_RELATIONS.lines().map(line -> line.replaceAll(" +", " ")).toArray(String[]::new));
  }

  @Test
  void each_column_gives_each_role_what_was_meant_and_nothing_else() throws SQLException {
    assertThat(catalog.list(ALL_OF_COLUMNS, ROLES))
        .containsExactlyInAnyOrder(ON_COLUMNS.lines().toArray(String[]::new));
  }

  @Test
  void nobody_and_what_only_logs_in_may_touch_no_table_at_all() throws SQLException {
    for (String role : List.of("anon", "signalcraft_app", "signalcraft_service")) {
      for (String relation : catalog.relations()) {
        assertThat(privileges(role, relation)).as("%s on %s", role, relation).isEqualTo("-");
      }
    }
  }

  @Test
  void no_role_may_touch_a_partition_past_its_table() throws SQLException {
    List<String> parts = catalog.relations().stream().filter(PrivilegeMatrixTest::isPart).toList();
    assertThat(parts).hasSizeGreaterThan(50);
    for (String role : Catalog.ROLES) {
      for (String part : parts) {
        assertThat(privileges(role, part)).as("%s on %s", role, part).isEqualTo("-");
      }
    }
  }

  @Test
  void callers_may_use_no_sequence_and_the_service_only_those_of_data_from_outside()
      throws SQLException {
    String allowed = "select 1 where has_sequence_privilege(?, ?, 'usage, select, update')";
    List<String> used = new ArrayList<>();
    for (String role : Catalog.ROLES) {
      for (String sequence : catalog.sequences()) {
        if (!catalog.list(allowed, role, sequence).isEmpty()) {
          used.add(role + " " + sequence);
        }
      }
    }

    assertThat(used)
        .containsExactlyInAnyOrder(
            "service_role signalcraft_private.market_data_ordinal",
            "service_role signalcraft_private.news_articles_ordinal",
            "service_role signalcraft_private.weather_data_ordinal");
  }

  @Test
  void no_role_may_create_anything_in_any_schema_or_temporarily() throws SQLException {
    String creates =
        """
        select g.role || ' ' || n.nspname
        from unnest(?::text[]) g (role), pg_namespace n
        where has_schema_privilege(g.role, n.oid, 'create')
        union all
        select g.role || ' ' || p.name
        from unnest(?::text[]) g (role), unnest(array['create', 'temporary']) p (name)
        where has_database_privilege(g.role, current_database(), p.name)
        """;
    assertThat(catalog.list(creates, ROLES, ROLES)).isEmpty();
  }

  @Test
  void callers_may_use_the_schemas_of_tables_and_functions_and_no_other() throws SQLException {
    String uses =
        """
        select n.nspname || ' ' || g.role
        from unnest(?::text[]) g (role), pg_namespace n
        where has_schema_privilege(g.role, n.oid, 'usage')
          and n.nspname ~ '^signalcraft'
        """;

    assertThat(catalog.list(uses, ROLES))
        .containsExactlyInAnyOrder(
            "signalcraft authenticated",
            "signalcraft signalcraft_api_key",
            "signalcraft service_role",
            "signalcraft signalcraft_worker",
            "signalcraft signalcraft_app",
            "signalcraft signalcraft_service");
  }

  @Test
  void the_logins_own_nothing_and_are_members_of_their_caller_roles_alone() throws SQLException {
    assertThat(
            catalog.list(
                """
                select m.member::regrole || ' ' || m.roleid::regrole
                from pg_auth_members m
                where m.member::regrole::text = any (?::text[])
                """,
                ROLES))
        .containsExactlyInAnyOrder(
            "signalcraft_app authenticated",
            "signalcraft_app signalcraft_api_key",
            "signalcraft_service service_role",
            "signalcraft_service signalcraft_worker");
    assertThat(
            catalog.list(
                """
                select r.rolname
                from pg_roles r
                where r.rolname = any (?::text[])
                  and (r.rolsuper or r.rolinherit or r.rolcreaterole or r.rolcreatedb
                       or r.rolreplication or r.rolbypassrls
                       or exists (select from pg_class c where c.relowner = r.oid)
                       or exists (select from pg_proc p where p.proowner = r.oid))
                """,
                ROLES))
        .isEmpty();
  }

  @Test
  void not_even_by_trying_does_anyone_truncate_lock_or_put_triggers_on_a_table()
      throws SQLException {
    List<Caller> callers =
        List.of(
            Caller.anon(),
            Caller.user("a.owner"),
            Caller.key("a.key.both"),
            Caller.service(),
            Caller.worker(),
            Caller.bareLogin(Caller.Login.APP),
            Caller.bareLogin(Caller.Login.SERVICE));
    List<String> possible = new ArrayList<>();
    for (Caller caller : callers) {
      try (CallerSession session = CallerSession.open(database, caller)) {
        for (String relation : catalog.relations()) {
          for (String statement :
              List.of(
                  "truncate %s cascade",
                  "lock table %s in access exclusive mode",
                  "create trigger mine before insert on %s for each row"
                      + " execute function pg_catalog.suppress_redundant_updates_trigger()")) {
            Outcome outcome = session.rehearse(statement.formatted(relation));
            if (outcome.succeeded()) {
              possible.add(caller + " " + statement.split(" ", 2)[0] + " " + relation);
            }
          }
        }
      }
    }

    // Whoever may delete or update rows of a whole table may lock it. Users delete memberships; to
    // lock the table takes SQL of one's own, which no way of ours gives.
    assertThat(possible)
        .filteredOn(it -> !it.startsWith("service lock public."))
        .containsExactly("a.owner lock public.business_members");
  }
}
