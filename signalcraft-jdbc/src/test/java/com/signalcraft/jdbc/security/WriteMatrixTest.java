package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.security.Standing.Kind;
import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every caller tries to insert into, to update each column of, and to delete from every table. What
 * goes beyond his rights is committed as far as it gets, and must have changed nothing.
 */
class WriteMatrixTest {

  private static final String COLUMNS =
      """
      select a.attname
      from pg_attribute a
      where a.attrelid = ?::regclass
        and a.attnum > 0
        and not a.attisdropped
        and a.attgenerated = ''
        and a.attidentity = ''
      order by 1
      """;

  /** What a view of ours answers, whoever asks. */
  private static final String NOT_UPDATABLE = "0A000";

  /** What the service may not write but by functions. */
  private static final List<String> NOT_EVEN_THE_SERVICE =
      List.of(
          "public.alert_deliveries",
          "public.alert_runs",
          "public.alert_states",
          "public.audit_logs",
          "public.kpi_data",
          "public.kpi_daily",
          "public.ingest_batches",
          "public.forecast_jobs",
          "public.api_keys",
          "public.dashboard_summary");

  private static final Map<String, List<String>> CHANGEABLE =
      Map.of(
          "public.user_profiles", List.of("full_name", "avatar_url", "timezone"),
          "public.businesses", List.of("name", "industry", "description", "location", "settings"),
          "public.business_members", List.of("role"),
          "public.kpi_sources", List.of("name", "unit", "config", "is_active"),
          "public.alerts", List.of("name", "threshold", "timeframe", "is_active", "settings"),
          "public.notifications", List.of("read_at"));

  private static TestDatabase database;
  private static Catalog catalog;
  private static List<String> relations;

  @BeforeAll
  static void connect() throws SQLException {
    database = Tenants.create();
    catalog = new Catalog(database);
    relations = catalog.relations();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  static List<Standing> everybody() {
    return Standing.all();
  }

  private static boolean isTable(String relation) {
    return relation.startsWith("public.") || relation.startsWith("signalcraft_private.");
  }

  /** Runs what must fail or touch nothing, and keeps what it has done all the same. */
  private static void inVain(CallerSession session, Standing standing, String sql)
      throws SQLException {
    assertThat(session.attempt(standing.in(sql)).wasInVain()).as(sql).isTrue();
  }

  private static int count(Standing standing, String table, String condition) throws SQLException {
    return catalog.list("select 1 from " + table + " where " + standing.in(condition)).size();
  }

  /** The rows that a caller may update; empty where he may not update any. */
  private static Optional<String> updatable(String table, Standing standing) {
    Kind kind = standing.kind();
    if (kind == Kind.SERVICE) {
      boolean may = table.startsWith("public.") && !NOT_EVEN_THE_SERVICE.contains(table);
      return may ? Optional.of("true") : Optional.empty();
    }
    if (!standing.caller().role().equals("authenticated") || !CHANGEABLE.containsKey(table)) {
      return Optional.empty();
    }
    String members = "user_id <> @{me} and business_id = @{t} and role in ";
    return Optional.of(
        switch (table) {
          case "public.user_profiles" -> "id = @{me}";
          case "public.notifications" ->
              "user_id = @{me} and business_id not in (@{a.gone}, @{b.gone})";
          case "public.businesses" -> kind.isAtLeast(Kind.ADMIN) ? "id = @{t}" : "false";
          case "public.business_members" -> members + assignable(kind);
          case "public.kpi_sources" ->
              kind.isAtLeast(Kind.EDITOR) ? "business_id = @{t} and deleted_at is null" : "false";
          case "public.alerts" -> kind.isAtLeast(Kind.EDITOR) ? "id in (@{t.alert})" : "false";
          default -> throw new IllegalStateException(table);
        });
  }

  private static String assignable(Kind kind) {
    if (kind == Kind.OWNER) {
      return "('viewer', 'editor', 'admin')";
    }
    return kind == Kind.ADMIN ? "('viewer', 'editor')" : "('nobody')";
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void each_caller_updates_exactly_the_columns_and_rows_that_are_his_to_change(Standing standing)
      throws SQLException {
    Map<String, String> before = catalog.snapshot();
    try (CallerSession session = CallerSession.open(database, standing.caller())) {
      for (String relation : relations) {
        Optional<String> rows =
            isTable(relation) ? updatable(relation, standing) : Optional.empty();
        for (String column : catalog.list(COLUMNS, relation)) {
          String sql = "update %s set %s = %s".formatted(relation, column, column);
          boolean may =
              rows.isPresent()
                  && (standing.kind() == Kind.SERVICE || CHANGEABLE.get(relation).contains(column));
          if (!may) {
            assertThat(session.attempt(sql).state()).as(sql).isIn(Outcome.DENIED, NOT_UPDATABLE);
          } else {
            Outcome outcome = session.rehearse(sql);
            assertThat(outcome.message()).as(sql).isEmpty();
            assertThat(outcome.rows()).as(sql).isEqualTo(count(standing, relation, rows.get()));
          }
          if (!isTable(relation)) {
            break; // of parts one column tells it
          }
        }
      }
      session.commit();
    }
    assertThat(catalog.snapshot()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void each_caller_deletes_exactly_the_rows_that_are_his_to_delete(Standing standing)
      throws SQLException {
    Map<String, String> before = catalog.snapshot();
    Kind kind = standing.kind();
    try (CallerSession session = CallerSession.open(database, standing.caller())) {
      for (String relation : relations) {
        String sql = "delete from " + relation;
        boolean service =
            kind == Kind.SERVICE
                && relation.startsWith("public.")
                && !NOT_EVEN_THE_SERVICE.contains(relation);
        if (service) {
          assertThat(session.rehearse(sql).rows())
              .as(sql)
              .isEqualTo(count(standing, relation, "true"));
        } else if (relation.equals("public.business_members")
            && standing.caller().role().equals("authenticated")) {
          String himself =
              "role <> 'owner' and user_id = @{me} and business_id not in (@{a.gone}, @{b.gone})";
          String others = "business_id = @{t} and role in " + assignable(kind);
          int his =
              kind == Kind.BLIND
                  ? 0
                  : count(standing, relation, "(" + himself + ") or (" + others + ")");
          assertThat(session.rehearse(sql).rows()).as(sql).isEqualTo(his);
        } else {
          assertThat(session.attempt(sql).state()).as(sql).isEqualTo(Outcome.DENIED);
        }
      }
      session.commit();
    }
    assertThat(catalog.snapshot()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void each_caller_inserts_only_where_his_role_lets_him(Standing standing) throws SQLException {
    Map<String, String> before = catalog.snapshot();
    Kind kind = standing.kind();
    boolean service = kind == Kind.SERVICE;
    String me = kind.isUser() ? "@{me}" : "@{a.owner}";
    List<String> allowed = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    (kind.isUser() || service ? allowed : refused)
        .add("insert into public.businesses (owner_id, name) values (" + me + ", 'x')");
    (service ? allowed : refused)
        .add(
            "insert into public.businesses (owner_id, name) values (@{a.viewer}, 'x')"
                .replace(
                    "a.viewer",
                    standing.caller().name().equals("a.viewer") ? "a.editor" : "a.viewer"));
    for (String tenant : List.of("a", "b")) {
      boolean his = tenant.equals(standing.tenant());
      (service || (his && kind.isAtLeast(Kind.EDITOR)) ? allowed : refused)
          .addAll(
              List.of(
                  "insert into public.kpi_sources (business_id, name, type)"
                      + " values (@{%s}, 'x', 'custom')".formatted(tenant),
                  "insert into public.alerts"
                      + " (business_id, source_id, name, condition, threshold, created_by)"
                      + " values (@{%1$s}, @{%1$s.source}, 'x', 'above', 1, %2$s)"
                          .formatted(tenant, me)));
      String invite =
          "insert into public.business_members (business_id, user_id, role, invited_by)"
              + " values (@{%s}, @{outsider}, '%s', %s)";
      (service || (his && kind.isAtLeast(Kind.ADMIN)) ? allowed : refused)
          .addAll(
              List.of(
                  invite.formatted(tenant, "viewer", me), invite.formatted(tenant, "editor", me)));
      (service || (his && kind == Kind.OWNER) ? allowed : refused)
          .add(invite.formatted(tenant, "admin", me));
      refused.add(invite.formatted(tenant, "owner", me));
    }
    try (CallerSession session = CallerSession.open(database, standing.caller())) {
      for (String sql : allowed) {
        assertThat(session.rehearse(standing.in(sql)).message()).as(sql).isEmpty();
      }
      for (String sql : refused) {
        inVain(session, standing, sql);
      }
      for (String relation : relations) {
        String sql = "insert into " + relation + " default values";
        boolean may = updatable(relation, standing).isPresent() && isTable(relation);
        if (!may || !service) {
          inVain(session, standing, sql);
        }
      }
      session.commit();
    }
    assertThat(catalog.snapshot()).isEqualTo(before);
  }
}
