package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.internal.SecretHash;
import com.signalcraft.jdbc.security.Caller.Login;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** API keys: their hashes, what a secret opens and when it no longer does, and what they may. */
class ApiKeyAttackTest extends AttackTest {

  private static String hashOf(String key) {
    return SecretHash.of("secret of " + key).hex();
  }

  private List<String> resolved(String hash) throws SQLException {
    try (CallerSession session = CallerSession.unbound(database(), Login.APP)) {
      return session.rows("select key_id from signalcraft.resolve_api_key(?)", hash);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select key_hash from api_keys",
        "select * from api_keys",
        "select k from api_keys k",
        "select k::text from api_keys k",
        "select to_jsonb(k) from api_keys k",
        "select id from api_keys where key_hash like 'a%'",
        "select id from api_keys order by key_hash",
        "select count(distinct key_hash) from api_keys",
        "select id from api_keys group by id, key_hash",
        "select id from api_keys k where exists (select k.key_hash)",
        "select id from api_keys join (values ('x')) v (key_hash) using (key_hash)",
        "update api_keys set name = key_hash returning name",
        "copy api_keys to stdout",
        "table api_keys",
      })
  void the_hash_is_out_of_reach_of_everybody_who_calls(String sql) throws SQLException {
    for (Caller caller :
        List.of(
            Caller.user("a.owner"),
            Caller.key("a.key.both"),
            Caller.service(),
            Caller.worker(),
            Caller.bareLogin(Login.APP))) {
      assertThat(tries(caller, sql).state()).as(caller.name()).isEqualTo(Outcome.DENIED);
    }
  }

  @Test
  void no_hash_is_anywhere_but_in_its_column() throws SQLException {
    String hash = hashOf("a.key.new");
    try (CallerSession admin = as("a.admin")) {
      String id =
          admin.value("select signalcraft.issue_api_key(@{a}, 'new', ?, '{read}', null)", hash);
      admin.run("select signalcraft.revoke_api_key(@{a}, ?::uuid)", id);
      admin.commit();
    }
    for (String table : catalog().tablesOfRows()) {
      List<String> rows =
          catalog()
              .list("select t::text from " + table + " t where t::text like ?", "%" + hash + "%");
      assertThat(rows).as(table).hasSize(table.equals("public.api_keys") ? 1 : 0);
    }
    // The functions that take keys out leave it behind.
    assertThat(catalog().list("select * from signalcraft.export_user_api_keys(@{a.admin})"))
        .isNotEmpty()
        .noneMatch(row -> row.matches(".*[0-9a-f]{64}.*"));
  }

  @Test
  void a_secret_that_is_unknown_revoked_or_expired_or_of_a_removed_business_gives_nothing()
      throws SQLException {
    try (CallerSession owner = as(Caller.schemaOwner())) {
      owner.run(
          "insert into api_keys (business_id, name, key_hash) values (@{a.gone}, 'gone', ?)",
          hashOf("gone"));
      owner.commit();
    }
    for (String useless :
        List.of(
            hashOf("a.key.revoked"),
            hashOf("a.key.expired"),
            hashOf("gone"),
            hashOf("no.such.key"),
            "",
            "%",
            "' or true --")) {
      assertThat(resolved(useless)).as(useless).isEmpty();
    }
    assertThat(resolved(null)).isEmpty();
    assertThat(resolved(hashOf("a.key.read").toUpperCase(java.util.Locale.ROOT))).isEmpty();
    assertThat(resolved(hashOf("a.key.read"))).containsExactly(Tenants.id("a.key.read").toString());
  }

  @Test
  void a_key_that_is_bound_and_then_revoked_or_expires_opens_nothing_more() throws SQLException {
    try (CallerSession key = as(Caller.key("b.key.both"));
        CallerSession owner = as(Caller.schemaOwner())) {
      assertThat(key.rows("select id from businesses")).hasSize(1);
      owner.run("update api_keys set expires_at = now() where id = @{b.key.both}");
      owner.commit();
      key.rollback();
      key.bind(Caller.key("b.key.both"));

      assertThat(key.rows("select id from businesses")).isEmpty();
      assertThat(
              key.attempt(
                      "select signalcraft.push_points(@{b.source}, array[null]::uuid[],"
                          + " array[now()], array[1.5])")
                  .state())
          .isEqualTo("PT404");
    }
  }

  @Test
  void a_key_that_only_writes_reads_no_row_and_one_that_only_reads_writes_none()
      throws SQLException {
    try (CallerSession writer = as(Caller.key("a.key.write"))) {
      for (String table :
          List.of("businesses", "kpi_sources", "kpi_data", "forecasts", "news_articles")) {
        assertThat(writer.rows("select id from " + table)).as(table).isEmpty();
      }
      assertThat(writer.rows("select * from get_business_kpi_summary(@{a})")).isEmpty();
    }
    assertRefused(
        Caller.key("a.key.read"),
        Map.of(
            "select signalcraft.push_points(@{a.source}, array[null]::uuid[], array[now()],"
                + " array[1.5])",
            "PT403",
            "select signalcraft.save_anomalies(array[@{a.source}], array[now()], array[1.0],"
                + " array[1.0], array[1.0], array['low'])",
            "PT403",
            "select signalcraft.start_forecast_job(@{a}, '{}', 5)",
            "PT403"));
  }

  @Test
  void no_key_acts_as_a_person() throws SQLException {
    assertRefused(
        Caller.key("a.key.both"),
        Map.of(
            "select signalcraft.acknowledge_anomaly(@{a.anomaly})",
            "PT403",
            "select signalcraft.export_business(@{a})",
            "PT403",
            "select signalcraft.erase_user(@{a.owner})",
            "PT404",
            "select signalcraft.anonymise_user(@{a.owner})",
            "PT404",
            "insert into alerts (business_id, source_id, name, condition, threshold)"
                + " values (@{a}, @{a.source}, 'x', 'above', 1)",
            Outcome.DENIED,
            "select id from audit_logs",
            Outcome.DENIED,
            "select id from notifications",
            Outcome.DENIED));
  }
}
