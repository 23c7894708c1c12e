package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is another tenant's and what does not exist give the same answer: state, message, detail,
 * hint and place, but for the id that the caller himself has named.
 */
class ErrorOracleTest extends AttackTest {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private static final List<String> ON_PEOPLE =
      List.of(
          "select signalcraft.export_user_alerts(@{t.editor})",
          "select signalcraft.export_user_anomalies(@{t.editor})",
          "select signalcraft.export_user_api_keys(@{t.editor})",
          "select signalcraft.export_user_audit_logs(@{t.editor})",
          "select signalcraft.anonymise_user(@{t.editor})",
          "select signalcraft.erase_user(@{t.editor})",
          "select * from signalcraft.profile(@{t.editor})",
          "select signalcraft.accept_invitation(@{t})");

  private static final List<String> LOOKS =
      List.of(
          "select * from signalcraft.access(@{t})",
          "select * from signalcraft.access_to_source(@{t.source})",
          "select * from signalcraft.access_to_alert(@{t.alert})",
          "select * from signalcraft.access_to_anomaly(@{t.anomaly})",
          "select * from public.get_business_kpi_summary(@{t})",
          "select * from dashboard_summary where business_id = @{t}",
          "select * from kpi_data where business_id = @{t} and source_id = @{t.source}",
          "select id from businesses where id = @{t} for update");

  private static final List<String> WRITES =
      List.of(
          "update businesses set name = 'x' where id = @{t}",
          "update kpi_sources set name = 'x' where id = @{t.source}",
          "update alerts set name = 'x' where id = @{t.alert}",
          "update business_members set role = 'viewer' where id = @{t.member.editor}",
          "delete from business_members where id = @{t.member.editor}",
          "insert into kpi_sources (business_id, name, type) values (@{t}, 'x', 'custom')",
          "insert into kpi_sources (business_id, name, type) values (@{t}, '', 'custom')",
          "insert into kpi_sources (id, business_id, name, type)"
              + " values (@{t.source}, @{a}, 'x', 'custom')",
          "insert into businesses (id, owner_id, name) values (@{t}, @{me}, 'x')",
          "insert into businesses (id, owner_id, name) values (@{t}, @{me}, 'x')"
              + " on conflict do nothing",
          "insert into alerts (business_id, source_id, name, condition, threshold, created_by)"
              + " values (@{t}, @{t.source}, 'x', 'above', 1, @{me})",
          "insert into alerts (business_id, source_id, name, condition, threshold, created_by)"
              + " values (@{a}, @{t.source}, 'x', 'above', 1, @{me})",
          "insert into alerts (business_id, source_id, name, condition, created_by)"
              + " values (@{t}, @{t.source}, 'x', 'anomaly', @{me})",
          "insert into business_members (business_id, user_id, role, invited_by)"
              + " values (@{t}, @{outsider}, 'viewer', @{me})",
          "insert into business_members (business_id, user_id, role, invited_by)"
              + " values (@{t}, @{b.viewer}, 'viewer', @{me})",
          "select signalcraft.revoke_api_key(@{a}, @{t.key.read})",
          "select signalcraft.transfer_business(@{a}, @{t.owner})",
          "select signalcraft.start_forecast_job(@{a}, array[@{t.source}], 5)",
          "select signalcraft.save_forecast(@{a.source}, @{t.job}, 'linear', null,"
              + " array[now()], array[1.0], array[1.0], array[1.0])");

  private static List<String> statements() {
    List<String> all = new ArrayList<>(ON_PEOPLE);
    all.addAll(LOOKS);
    all.addAll(WRITES);
    FunctionRightsTest.onBusinesses().forEach(call -> all.add("select * from signalcraft." + call));
    return all;
  }

  private static Outcome withoutIds(Outcome outcome) {
    return new Outcome(
        outcome.state(),
        outcome.rows(),
        outcome.result(),
        ID.matcher(outcome.message()).replaceAll("id"),
        ID.matcher(outcome.everythingSaid()).replaceAll("id"));
  }

  private static String at(String statement, String tenant, String caller) {
    return statement.replace("@{t", "@{" + tenant).replace("@{me}", "@{" + caller + "}");
  }

  private void assertNothingTold(Caller caller, List<String> statements, String tenant)
      throws SQLException {
    try (CallerSession session = as(caller)) {
      for (String statement : statements) {
        // The first time in a session an error says more of where it was.
        session.rehearse(at(statement, "nobody.either", caller.name()));
        Outcome theirs = session.rehearse(at(statement, tenant, caller.name()));
        Outcome nobodys = session.rehearse(at(statement, "no.such.tenant", caller.name()));
        assertThat(withoutIds(theirs)).as(statement).isEqualTo(withoutIds(nobodys));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.owner", "a.viewer", "outsider"})
  void what_is_there_and_what_is_not_look_the_same_to_a_user(String user) throws SQLException {
    assertNothingTold(Caller.user(user), statements(), "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.key.both", "a.key.write", "a.key.revoked"})
  void what_is_there_and_what_is_not_look_the_same_to_a_key(String key) throws SQLException {
    assertNothingTold(Caller.key(key), statements(), "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.owner", "a.viewer"})
  void what_was_removed_and_what_never_was_look_the_same(String user) throws SQLException {
    List<String> onRemoved =
        List.of(
            "select * from signalcraft.access(@{t.gone})",
            "select * from signalcraft.access_to_source(@{t.source.removed})",
            "select * from signalcraft.access_to_alert(@{t.alert.removed})",
            "select * from signalcraft.access_to_alert(@{t.alert.hidden})",
            "select signalcraft.delete_business(@{t.gone})",
            "select signalcraft.erase_business(@{t.gone})",
            "select signalcraft.transfer_business(@{t.gone}, @{a.viewer})",
            "select signalcraft.accept_invitation(@{t.gone})",
            "select signalcraft.delete_source(@{t.source.removed})",
            "select signalcraft.delete_alert(@{t.alert.removed})",
            "select signalcraft.push_points(@{t.source.removed}, array[null]::uuid[],"
                + " array[now()], array[1.5])",
            "select signalcraft.start_forecast_job(@{a}, array[@{t.source.removed}], 5)",
            "update kpi_sources set name = 'x' where id = @{t.source.removed}",
            "update alerts set name = 'x' where id = @{t.alert.removed}",
            "insert into kpi_sources (business_id, name, type) values (@{t.gone}, 'x', 'custom')",
            "delete from business_members where business_id = @{t.gone}");
    assertNothingTold(Caller.user(user), onRemoved, "a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.owner", "a.admin"})
  void a_hash_that_another_tenants_key_has_tells_no_more_than_that_it_is_taken(String user)
      throws SQLException {
    String taken = known("select key_hash from api_keys where id = @{b.key.read}");
    Outcome outcome =
        tries(
            Caller.user(user),
            "select signalcraft.issue_api_key(@{a}, 'x', ?, '{read}', null)",
            taken);

    // Whoever knows the hash of a secret of 256 random bits knows the secret.
    assertThat(outcome.state()).isEqualTo("23505");
    assertThat(outcome.everythingSaid())
        .doesNotContain(Tenants.id("b").toString())
        .doesNotContain(Tenants.id("b.key.read").toString())
        .doesNotContain("b.key");
  }
}
