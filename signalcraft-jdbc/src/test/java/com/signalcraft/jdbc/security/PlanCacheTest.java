package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.security.Caller.Login;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGStatement;

/** One statement, prepared once on the server, for one caller after the other. */
class PlanCacheTest extends AttackTest {

  private static final Map<String, Caller> CALLERS =
      Map.of(
          "a", Caller.user("a.owner"),
          "b", Caller.user("b.viewer"),
          "a's key", Caller.key("a.key.read"),
          "b's key", Caller.key("b.key.both"),
          "nobody", Caller.user("outsider"),
          "a's write key", Caller.key("a.key.write"));

  private static final Map<String, List<String>> EXPECTED =
      Map.of(
          "a", List.of("a"),
          "b", List.of("b"),
          "a's key", List.of("a"),
          "b's key", List.of("b"),
          "nobody", List.of(),
          "a's write key", List.of());

  private static final List<String> ORDER =
      List.of(
          "a",
          "b",
          "a",
          "nobody",
          "b",
          "a's key",
          "b",
          "b's key",
          "a's write key",
          "a",
          "a's key",
          "nobody",
          "b's key",
          "a",
          "b");

  private static final List<String> QUERIES =
      List.of(
          "select distinct business_id from public.kpi_data where value > ? order by 1",
          "select id from public.businesses where length(name) > ?",
          "select distinct business_id from public.alerts where threshold >= ?",
          "select business_id from public.dashboard_summary where total_kpi_sources > ?",
          "select distinct m.business_id from public.business_members m"
              + " join public.kpi_sources s on s.business_id = m.business_id where s.ordinal > ?",
          "select b from unnest(array[@{a}, @{b}]) b"
              + " where exists (select from public.get_business_kpi_summary(b)) and 1 > ?",
          "select b from unnest(array[@{a}, @{b}]) b"
              + " where exists (select from signalcraft.access(b) where role <> 'api_key')"
              + " or exists (select from public.forecasts f where f.business_id = b) and 1 > ?");

  @ParameterizedTest
  @ValueSource(strings = {"force_generic_plan", "force_custom_plan", "auto"})
  void a_prepared_statement_gives_each_caller_his_own(String mode) throws SQLException {
    try (Connection connection = database().app().getConnection()) {
      connection.createStatement().execute("set plan_cache_mode = " + mode);
      CallerSession session = CallerSession.on(connection);
      List<PreparedStatement> prepared = new ArrayList<>();
      for (String query : QUERIES) {
        PreparedStatement statement = connection.prepareStatement(Tenants.named(query));
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        prepared.add(statement);
      }
      for (String name : ORDER) {
        session.bind(CALLERS.get(name));
        for (PreparedStatement statement : prepared) {
          assertThat(businesses(statement))
              .as("%s: %s", name, statement)
              .containsExactlyElementsOf(
                  EXPECTED.get(name).stream().map(it -> Tenants.id(it).toString()).toList());
        }
        session.commit();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"force_generic_plan", "auto"})
  void a_prepared_statement_of_the_service_gives_the_worker_no_more_than_his(String mode)
      throws SQLException {
    try (CallerSession session = CallerSession.unbound(database(), Login.SERVICE)) {
      session.connection().createStatement().execute("set plan_cache_mode = " + mode);
      String query = "select id from public.businesses where length(name) > ?";
      PreparedStatement statement = session.connection().prepareStatement(query);
      statement.unwrap(PGStatement.class).setPrepareThreshold(1);
      for (int i = 0; i < 7; i++) {
        session.bind(Caller.service());
        assertThat(businesses(statement)).hasSize(4);
        session.commit();
        session.bind(Caller.worker());
        assertThat(businesses(statement)).hasSize(2);
        session.commit();
      }
    }
  }

  private static List<String> businesses(PreparedStatement statement) throws SQLException {
    statement.setInt(1, 0);
    List<String> ids = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
