package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.jdbc.security.Standing.Kind;
import com.signalcraft.jdbc.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever is not the service wants to know what alerts remember, or to have a hand in it. */
class AlertEvaluationAttackTest {

  private static final List<String> ATTEMPTS =
      List.of(
          "select memory from alert_states",
          "select * from alert_states",
          "select s from alert_states s",
          "select to_jsonb(s) from alert_states s",
          "select alert_id from alert_states where octet_length(memory) > 0",
          "select alert_id from alert_states order by memory",
          "select count(memory) from alert_states",
          "select business_id from alert_runs",
          "select event from alert_deliveries",
          "select id from alert_deliveries where business_id = @{t}",
          "select channel, last_error from alert_deliveries",
          "insert into alert_states (alert_id, business_id, phase, since, evaluated_until, message,"
              + " memory) values (@{t.alert}, @{t}, 'ok', now(), now(), 'x', '')",
          "update alert_states set phase = 'ok'",
          "update alert_states set memory = '' where alert_id = @{t.alert}",
          "delete from alert_states",
          "insert into alert_runs (business_id, next_due) values (@{t}, now())",
          "update alert_runs set version = version + 1",
          "update alert_runs set leased_until = 'infinity'",
          "delete from alert_runs",
          "insert into alert_deliveries (id, business_id, channel, event)"
              + " values (gen_random_uuid(), @{t}, 'hook', '{}')",
          "update alert_deliveries set status = 'delivered'",
          "delete from alert_deliveries",
          "select signalcraft.claim_alert_runs(1, '1 minute')",
          "select signalcraft.claim_alert_deliveries(array['hook'], 1, '1 minute')",
          "select signalcraft.settle_alert_delivery(@{t.delivery}, null, null)",
          "select signalcraft.commit_alert_run(@{t}, 1, now(), '{}', '{}', '{}', '{}', '{}', '{}',"
              + " '{}', '[]', '{}')",
          "select signalcraft_private.make_due(@{t})",
          "select signalcraft_private.notify_members(@{t}, '[]')",
          "update alerts set settings = '{}', last_triggered = now()");

  private static TestDatabase database;
  private static Catalog catalog;

  @BeforeAll
  static void connect() throws SQLException {
    database = Tenants.create();
    catalog = new Catalog(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  static List<Standing> others() {
    return Standing.all().stream().filter(it -> it.kind() != Kind.SERVICE).toList();
  }

  @ParameterizedTest
  @MethodSource("others")
  void nobody_but_the_service_reads_memories_runs_and_deliveries_or_writes_any(Standing standing)
      throws SQLException {
    Map<String, String> before = catalog.snapshot();
    try (CallerSession session = CallerSession.open(database, standing.caller())) {
      for (String tenant : List.of("a", "b")) {
        Standing there = new Standing(standing.caller(), tenant, standing.kind());
        for (String attempt : ATTEMPTS) {
          assertThat(session.attempt(there.in(attempt)).state())
              .as(attempt)
              .isEqualTo(Outcome.DENIED);
        }
      }
      session.commit();
    }
    assertThat(catalog.snapshot()).isEqualTo(before);
  }

  @Test
  void settings_are_changed_in_the_own_tenant_by_who_manages_alerts_alone() throws SQLException {
    String change = "update alerts set settings = '{\"full_window\": true}'";
    for (Standing standing : others()) {
      try (CallerSession session = CallerSession.open(database, standing.caller())) {
        Outcome outcome = session.rehearse(change);
        boolean may = standing.kind().isAtLeast(Kind.EDITOR);
        assertThat(outcome.rows()).as(standing.toString()).isEqualTo(may ? 1 : 0);
      }
    }
  }

  @Test
  void settings_are_an_object_of_bounded_size() throws SQLException {
    try (CallerSession session = CallerSession.open(database, Caller.user("a.editor"))) {
      for (String settings :
          List.of("'[]'", "'7'", "null", "jsonb_build_object('a', repeat('x', 131072))")) {
        assertThat(session.rehearse("update alerts set settings = " + settings).state())
            .as(settings)
            .startsWith("23");
      }
    }
  }
}
