package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every caller reads every table, and sees exactly what {@link VisibleRows} has for him. */
class VisibleRowsTest {

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

  /** What tells the rows of a table apart and may be read by whoever may read any of it. */
  private static String identity(String relation) {
    return switch (relation) {
      case "public.kpi_daily" -> "concat(business_id, source_id, day)";
      case "public.dashboard_summary" -> "concat(business_id, business_name)";
      case "public.alert_states" -> "alert_id";
      case "public.alert_runs" -> "business_id";
      case "public.ingest_batches" -> "concat(business_id, idempotency_key)";
      default -> "id";
    };
  }

  @ParameterizedTest
  @MethodSource("everybody")
  void each_caller_sees_exactly_the_rows_that_are_for_him(Standing standing) throws SQLException {
    try (CallerSession session = CallerSession.open(database, standing.caller())) {
      for (String relation : relations) {
        if (!relation.startsWith("public.")) {
          assertThat(session.rehearse("select from " + relation).state())
              .as(relation)
              .isEqualTo(Outcome.DENIED);
          continue;
        }
        assertThat(VisibleRows.areStatedOf(relation)).as("stated: " + relation).isTrue();
        String query = "select " + identity(relation) + " from " + relation;
        Optional<String> condition = VisibleRows.of(relation, standing);
        Outcome seen = session.rehearse(query);
        if (condition.isEmpty()) {
          assertThat(seen.state()).as(relation).isEqualTo(Outcome.DENIED);
        } else {
          assertThat(seen.message()).as(relation).isEmpty();
          assertThat(seen.result())
              .as(relation)
              .containsExactlyInAnyOrderElementsOf(
                  catalog.list(query + " where " + condition.get()));
        }
      }
    }
  }

  @Test
  void there_is_something_of_each_kind_to_be_seen_and_to_be_hidden() throws SQLException {
    for (String relation : relations) {
      if (relation.startsWith("public.")) {
        assertThat(catalog.list("select 1 from " + relation)).as(relation).isNotEmpty();
      }
    }
    assertThat(catalog.list("select 1 from kpi_data where source_id = @{a.source.removed}"))
        .isNotEmpty();
    assertThat(catalog.list("select 1 from kpi_data where business_id = @{a.gone}")).isNotEmpty();
  }

  @Test
  void the_summary_of_another_tenants_business_is_as_empty_as_that_of_none() throws SQLException {
    String query = "select count(*) from public.get_business_kpi_summary(";
    try (CallerSession session = CallerSession.open(database, Caller.user("a.owner"))) {
      assertThat(session.value(query + "@{a})")).isEqualTo("1");
      assertThat(session.value(query + "@{b})")).isEqualTo("0");
      assertThat(session.value(query + "@{a.gone})")).isEqualTo("0");
      assertThat(session.value(query + "@{no.such.business})")).isEqualTo("0");
    }
  }

  static List<Standing> some() {
    List<String> names = List.of("outsider", "a.pending", "b.viewer", "a.key.read", "a.key.write");
    return everybody().stream().filter(it -> names.contains(it.caller().name())).toList();
  }

  @ParameterizedTest
  @MethodSource("some")
  void no_condition_of_the_callers_own_runs_on_rows_that_he_does_not_see(Standing standing)
      throws SQLException {
    // Each condition fails on every row, and so tells of each row that it is asked of.
    List<String> leaks =
        List.of(
            "select id from public.businesses where name::integer = 1",
            "select id from public.kpi_sources where 1 / (length(name) - length(name)) = 1",
            "select source_id from public.kpi_data where (metadata::text)::integer = 1",
            "select id from public.anomalies where 1 / (actual_value - actual_value) = 1",
            "select alert_id from public.alert_states where message::integer = 1",
            "select id from public.api_keys where name::integer = 1",
            "select business_id from public.dashboard_summary where business_name::integer = 1");
    try (CallerSession session = CallerSession.open(database, standing.caller())) {
      for (String leak : leaks) {
        String relation = leak.split(" ", -1)[3];
        boolean seesSome =
            VisibleRows.of(relation, standing).filter(it -> hasRows(relation, it)).isPresent();
        Outcome outcome = session.rehearse(leak);
        assertThat(outcome.state())
            .as(leak)
            .matches(state -> seesSome ? state.startsWith("22") : !state.startsWith("22"));
      }
    }
  }

  private static boolean hasRows(String relation, String condition) {
    try {
      return !catalog.list("select 1 from " + relation + " where " + condition).isEmpty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
