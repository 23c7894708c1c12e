package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A user who has left a trace wherever the database keeps one, and is then taken out. The text of
 * every row of every table, archived months and accounts included, is searched for him.
 */
class ErasureTest {

  private static final String ADDRESS = "203.0.113.77";
  private static final String AGENT = "Browser of the one who goes";

  private TestDatabase database;
  private Catalog catalog;

  @BeforeEach
  void connect() throws SQLException {
    database = Tenants.create();
    catalog = new Catalog(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static String mail(String user) {
    return user + "@example.com";
  }

  /** Does everything that a user can do and that is noted with his name, from an address. */
  private void leaveTraces(String user) throws SQLException {
    String me = "@{" + user + "}";
    try (CallerSession session = CallerSession.open(database, Caller.user(user))) {
      session.run("select set_config('signalcraft.client_ip', ?, true)", ADDRESS);
      session.run("select set_config('signalcraft.user_agent', ?, true)", AGENT);
      for (String sql :
          List.of(
              "update user_profiles set full_name = 'Changed name', avatar_url = 'https://me'",
              "update kpi_sources set unit = 'kg' where id = @{a.source}",
              "update businesses set industry = 'x' where id = @{a}",
              "insert into alerts"
                  + " (business_id, source_id, name, condition, threshold, created_by)"
                  + " values (@{a}, @{a.source}, 'mine', 'above', 1, "
                  + me
                  + ")",
              "insert into business_members (business_id, user_id, role, invited_by)"
                  + " values (@{a}, @{outsider}, 'viewer', "
                  + me
                  + ")",
              "insert into businesses (owner_id, name) values (" + me + ", 'Of nobody else')",
              "update notifications set read_at = now()",
              "select signalcraft.acknowledge_anomaly(@{a.anomaly})",
              "select signalcraft.issue_api_key(@{a}, 'mine', repeat('cd', 32), '{read}', null)",
              "select signalcraft.push_points(@{a.source}, array[null]::uuid[], array[now()],"
                  + " array[1.5], null, 'a key of mine', sha256('x'))",
              "select signalcraft.start_forecast_job(@{a}, array[@{a.source}], 5)",
              "select signalcraft.save_anomalies(array[@{a.source}], array[now()], array[1.0],"
                  + " array[1.0], array[1.0], array['low'])",
              "select signalcraft.export_business(@{a})",
              "update alerts set name = 'changed' where id = @{a.alert}",
              "select signalcraft.delete_alert(@{a.alert})")) {
        session.run(sql);
      }
      session.commit();
    }
    try (CallerSession worker = CallerSession.open(database, Caller.worker())) {
      worker.run("select signalcraft.detach_points(1)");
      worker.commit();
    }
  }

  /** The tables that have a text in any row, with the row. */
  private List<String> traces(String text) throws SQLException {
    List<String> found = new ArrayList<>();
    for (String table : catalog.tablesOfRows()) {
      for (String row :
          catalog.list(
              "select t::text from " + table + " t where strpos(lower(t::text), lower(?)) > 0",
              text)) {
        found.add(table + ": " + row);
      }
    }
    return found;
  }

  private void takeOut(Caller caller, String function, String user) throws SQLException {
    try (CallerSession session = CallerSession.open(database, caller)) {
      session.run("select set_config('signalcraft.client_ip', ?, true)", ADDRESS);
      session.run("select set_config('signalcraft.user_agent', ?, true)", AGENT);
      session.run("select signalcraft." + function + "(@{" + user + "})");
      session.commit();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.owner", "a.admin"})
  void who_erases_himself_is_in_no_row_of_any_table_any_more(String user) throws SQLException {
    leaveTraces(user);
    String id = Tenants.id(user).toString();
    assertThat(traces(id)).hasSizeGreaterThan(10);
    assertThat(traces(ADDRESS)).hasSizeGreaterThan(5);

    takeOut(Caller.user(user), "erase_user", user);

    assertThat(traces(id)).isEmpty();
    assertThat(traces(id.replace("-", ""))).isEmpty();
    assertThat(traces(mail(user))).isEmpty();
    assertThat(traces("Name of " + user)).isEmpty();
    assertThat(traces("Changed name")).isEmpty();
    assertThat(traces(ADDRESS)).isEmpty();
    assertThat(traces(AGENT)).isEmpty();
    assertThat(traces("cus_a")).hasSize(user.equals("a.owner") ? 0 : 1);
  }

  @Test
  void whom_the_service_erases_is_gone_as_well_and_leaves_the_others_what_is_theirs()
      throws SQLException {
    leaveTraces("a.owner");
    String others = "select count(*) from %s where business_id = @{a}";
    List<String> tables = List.of("kpi_data", "kpi_daily", "forecasts", "anomalies", "alerts");
    List<String> before = new ArrayList<>();
    for (String table : tables) {
      before.add(catalog.list(others.formatted(table)).get(0));
    }

    takeOut(Caller.service(), "erase_user", "a.owner");

    assertThat(traces(Tenants.id("a.owner").toString())).isEmpty();
    assertThat(traces(mail("a.owner"))).isEmpty();
    List<String> after = new ArrayList<>();
    for (String table : tables) {
      after.add(catalog.list(others.formatted(table)).get(0));
    }
    assertThat(after).isEqualTo(before);
    assertThat(catalog.list("select owner_id from businesses where id = @{a}"))
        .containsExactly(Tenants.id("a.admin").toString());
    assertThat(
            catalog.list(
                "select user_id from business_members where business_id = @{a} and role = 'owner'"))
        .containsExactly(Tenants.id("a.admin").toString());
  }

  @Test
  void who_is_anonymised_keeps_his_id_and_nothing_that_tells_who_he_was() throws SQLException {
    leaveTraces("a.admin");

    takeOut(Caller.user("a.admin"), "anonymise_user", "a.admin");

    assertThat(traces(mail("a.admin"))).isEmpty();
    assertThat(traces("Name of a.admin")).isEmpty();
    assertThat(traces("Changed name")).isEmpty();
    assertThat(traces("https://me")).isEmpty();
    assertThat(traces(ADDRESS)).isEmpty();
    assertThat(traces(AGENT)).isEmpty();
    assertThat(traces(Tenants.id("a.admin").toString())).isNotEmpty();

    takeOut(Caller.service(), "erase_user", "a.admin");

    assertThat(traces(Tenants.id("a.admin").toString())).isEmpty();
  }

  @Test
  void an_erased_business_is_in_no_row_but_of_the_audit_log_and_nobody_is_in_that()
      throws SQLException {
    leaveTraces("a.owner");

    takeOut(Caller.user("a.owner"), "erase_business", "a");

    assertThat(traces(Tenants.id("a").toString()))
        .isNotEmpty()
        .allMatch(row -> row.startsWith("public.audit_logs: "));
    for (String something :
        List.of("a.source", "a.key.read", "a.job", "a.member.viewer", "a.source.removed")) {
      assertThat(traces(Tenants.id(something).toString()))
          .as(something)
          .allMatch(row -> row.startsWith("public.audit_logs: "));
    }
    assertThat(
            catalog.list(
                "select 1 from audit_logs where business_id = @{a}"
                    + " and (user_id is not null or ip_address is not null"
                    + " or user_agent is not null)"))
        .isEmpty();
    assertThat(catalog.list("select 1 from kpi_data where business_id = @{b}")).isNotEmpty();
  }

  @Test
  void what_is_erased_together_with_someone_else_stays_his() throws SQLException {
    takeOut(Caller.service(), "erase_user", "a.viewer");

    for (String user : List.of("a.owner", "b.viewer", "outsider")) {
      assertThat(traces(mail(user))).as(user).hasSize(1);
      assertThat(traces(Tenants.id(user).toString())).as(user).isNotEmpty();
    }
  }
}
