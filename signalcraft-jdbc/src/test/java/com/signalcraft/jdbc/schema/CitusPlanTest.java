package com.signalcraft.jdbc.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.common.TimeRange;
import com.signalcraft.forecast.ForecastRun;
import com.signalcraft.forecast.ModelType;
import com.signalcraft.forecast.Prediction;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.jdbc.testing.TestTenant;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.security.Identity;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The plan for a Citus cluster against Citus' rules, on PostgreSQL: unique keys hold the column of
 * distribution, foreign keys stay within what is distributed alike or point to a reference table,
 * what is not local has no triggers, identities are {@code bigint}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CitusPlanTest {

  private static final String TABLES =
      """
      select c.oid::regclass::text as name
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p')
        and not c.relispartition
        and n.nspname not in ('pg_catalog', 'information_schema')
      """;

  private static final String UNIQUE_KEYS_WITHOUT_BUSINESS =
      """
      select i.indrelid::regclass || ': ' || pg_get_indexdef(i.indexrelid)
      from pg_index i
      where i.indisunique
        and i.indrelid = any (array[%s]::regclass[])
        and not exists (
          select
          from unnest((i.indkey::smallint[])[0 : i.indnkeyatts - 1]) as k (number)
          join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
          where a.attname = 'business_id'
        )
      """;

  /** Each foreign key with the two tables, and whether business_id points to business_id. */
  private static final String FOREIGN_KEYS =
      """
      select
        f.conrelid::regclass || '|' || f.confrelid::regclass || '|' || exists (
          select
          from unnest(f.conkey, f.confkey) as k (own, other)
          join pg_attribute o on o.attrelid = f.conrelid and o.attnum = k.own
          join pg_attribute t on t.attrelid = f.confrelid and t.attnum = k.other
          where o.attname = 'business_id'
            and t.attname = 'business_id'
        )
      from pg_constraint f
      where f.contype = 'f'
        and f.conparentid = 0
      """;

  private static final String TRIGGERS =
      """
      select t.tgrelid::regclass || ' ' || t.tgname
      from pg_trigger t
      where not t.tgisinternal
        and t.tgrelid = any (array[%s]::regclass[])
      """;

  private static final String NARROW_IDENTITIES =
      """
      select a.attrelid::regclass || ' ' || a.attname
      from pg_attribute a
      where a.attidentity <> ''
        and a.atttypid <> 'bigint'::regtype
        and a.attrelid = any (array[%s]::regclass[])
      """;

  private static final String POLICIES_WITH_SUBQUERIES =
      """
      select p.schemaname || '.' || p.tablename || ' ' || p.policyname
      from pg_policies p
      where concat(p.qual, p.with_check) ~* '\\mselect\\M'
        and (p.schemaname || '.' || p.tablename)::regclass = any (array[%s]::regclass[])
      """;

  private final CitusPlan plan = CitusPlan.read();
  private final TestDatabase database = TestDatabase.create();
  private JdbcSignalCraft service;

  @BeforeAll
  void prepare() {
    database.execute(plan.before());
    service = database.signalCraft().build();
  }

  @AfterAll
  void stop() {
    service.close();
    database.close();
  }

  @Test
  void every_table_has_its_place() {
    Set<String> planned = new TreeSet<>();
    for (Set<String> kind : List.of(plan.distributed(), plan.reference(), plan.local())) {
      kind.forEach(table -> assertThat(planned.add(table)).as(table).isTrue());
    }
    Set<String> tables = new TreeSet<>();
    for (String name : list(TABLES)) {
      tables.add(name.contains(".") ? name : "public." + name);
    }
    assertThat(planned).isEqualTo(tables);
    assertThat(plan.distributed()).contains("public.kpi_data");
  }

  @Test
  void the_page_about_it_quotes_the_statements_of_the_file() {
    assertThat(CitusPlan.statements("scaling.md"))
        .isNotEmpty()
        .isEqualTo(CitusPlan.statements("citus.sql"));
  }

  @Test
  void every_unique_key_of_a_distributed_table_contains_the_business() {
    assertThat(list(UNIQUE_KEYS_WITHOUT_BUSINESS.formatted(names(plan.distributed())))).isEmpty();
  }

  @Test
  void foreign_keys_stay_among_tables_that_lie_together() {
    List<String> broken = new ArrayList<>();
    for (String key : list(FOREIGN_KEYS)) {
      String[] parts = key.split("\\|", -1);
      boolean holds =
          switch (kind(parts[0])) {
            case DISTRIBUTED ->
                kind(parts[1]) == Kind.REFERENCE
                    || (kind(parts[1]) == Kind.DISTRIBUTED && Boolean.parseBoolean(parts[2]));
            case REFERENCE -> kind(parts[1]) == Kind.REFERENCE;
            case LOCAL -> kind(parts[1]) != Kind.DISTRIBUTED;
          };
      if (!holds) {
        broken.add(key);
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void what_is_not_local_has_no_triggers_and_wide_identities() {
    Set<String> spread = new TreeSet<>(plan.distributed());
    spread.addAll(plan.reference());

    assertThat(list(TRIGGERS.formatted(names(spread)))).isEmpty();
    assertThat(list(NARROW_IDENTITIES.formatted(names(spread)))).isEmpty();
  }

  /** Citus refuses a policy with a subquery on a distributed table. */
  @Test
  void the_policies_that_stand_in_the_way_are_those_that_the_plan_names() {
    assertThat(list(POLICIES_WITH_SUBQUERIES.formatted(names(plan.distributed()))))
        .containsExactlyInAnyOrderElementsOf(plan.policies());
  }

  @Test
  void with_a_source_go_its_points_forecasts_and_anomalies_as_by_the_keys_that_are_gone() {
    TestTenant tenant = filledTenant();
    TestTenant other = filledTenant();

    database.execute("delete from public.kpi_sources where id = '" + tenant.sourceId() + "'");
    assertThat(rowsOf(tenant)).isEqualTo("0 0 0");
    assertThat(rowsOf(other)).isEqualTo("1 1 1");

    database.execute("delete from public.businesses where id = '" + other.business().id() + "'");
    assertThat(rowsOf(other)).isEqualTo("0 0 0");
  }

  @Test
  void with_a_user_goes_his_name_at_what_he_acknowledged() {
    TestTenant tenant = filledTenant();
    String reader =
        database.value(
            "insert into auth.users (id, email) values (gen_random_uuid(), 'reader@example.com')"
                + " returning id");
    String of = " where business_id = '" + tenant.business().id() + "'";
    database.execute("update public.anomalies set acknowledged_by = '" + reader + "'" + of);

    database.execute("delete from auth.users where id = '" + reader + "'");
    assertThat(
            database.value(
                "select count(*) from public.anomalies" + of + " and acknowledged_by is null"))
        .isEqualTo("1");
  }

  private TestTenant filledTenant() {
    TestTenant tenant = TestTenant.create(database, service);
    Instant at = Instant.parse("2026-11-01T00:00:00Z");
    service
        .kpis()
        .write(
            PointBatch.of(
                tenant.sourceId(), List.of(KpiPoint.of(tenant.sourceId(), at, BigDecimal.TEN))));
    service
        .forecasts()
        .save(
            new ForecastRun(
                tenant.sourceId(),
                ModelType.NAIVE,
                null,
                List.of(new Prediction(at, BigDecimal.TEN, null, null))));
    NewAnomaly odd =
        new NewAnomaly(
            tenant.sourceId(), at, BigDecimal.TEN, BigDecimal.ONE, new BigDecimal("4.1"), null);
    service.anomalies().save(List.of(odd));
    Anomaly saved = service.anomalies().save(List.of(odd)).get(0);
    service.as(Identity.user(tenant.owner().id())).anomalies().acknowledge(saved.id());
    assertThat(service.kpis().series(tenant.sourceId(), TimeRange.ALL).size()).isEqualTo(1);
    assertThat(rowsOf(tenant)).isEqualTo("1 1 1");
    return tenant;
  }

  private String rowsOf(TestTenant tenant) {
    String of = " where business_id = '" + tenant.business().id() + "')";
    return database.value(
        "select concat_ws(' ', (select count(*) from public.kpi_data"
            + of
            + ", (select count(*) from public.forecasts"
            + of
            + ", (select count(*) from public.anomalies"
            + of
            + ")");
  }

  private enum Kind {
    DISTRIBUTED,
    REFERENCE,
    LOCAL
  }

  private Kind kind(String table) {
    String name = table.contains(".") ? table : "public." + table;
    if (plan.distributed().contains(name)) {
      return Kind.DISTRIBUTED;
    }
    return plan.reference().contains(name) ? Kind.REFERENCE : Kind.LOCAL;
  }

  /** Names of tables from the plan's file, as an array's elements. */
  private static String names(Set<String> tables) {
    return tables.isEmpty() ? "" : "'" + String.join("', '", tables) + "'";
  }

  private List<String> list(String sql) {
    List<String> found = new ArrayList<>();
    try (Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }
}
