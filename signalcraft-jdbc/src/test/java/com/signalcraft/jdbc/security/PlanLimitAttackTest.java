package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ways past the limits of a plan: many rows at once, two at once, arguments left out. */
class PlanLimitAttackTest extends AttackTest {

  private static final Caller OWNER = Caller.user("a.owner");
  private static final String PAYMENT_REQUIRED = "PT402";

  private static final String SOURCE =
      "insert into kpi_sources (business_id, name, type) values (@{a}, 'more', 'custom')";

  private static final String MANY_SOURCES =
      "insert into kpi_sources (business_id, name, type)"
          + " select @{a}, 'more', 'custom' from generate_series(1, %d)";

  private static final String INVITE =
      "insert into business_members (business_id, user_id, role, invited_by)"
          + " values (@{a}, @{%s}, 'viewer', @{a.owner})";

  private final ExecutorService second = Executors.newSingleThreadExecutor();

  /** Pro: 10 sources (2 are used), 30,000 calls, 5 seats (all are used), 30 days. */
  @BeforeEach
  void onPro() throws SQLException {
    asOwnerOfSchema(
        "update subscriptions set tier = 'pro' where user_id = @{a.owner}",
        "delete from usage_tracking where user_id = @{a.owner}",
        "delete from kpi_sources where name = 'more'");
  }

  @AfterAll
  void stop() {
    second.shutdownNow();
  }

  private void asOwnerOfSchema(String... statements) throws SQLException {
    try (CallerSession owner = as(Caller.schemaOwner())) {
      for (String statement : statements) {
        owner.run(statement);
      }
      owner.commit();
    }
  }

  private void used(int calls) throws SQLException {
    asOwnerOfSchema(
        "delete from usage_tracking where user_id = @{a.owner}",
        "insert into usage_tracking (user_id, business_id, metric, value, period)"
            + " values (@{a.owner}, @{a}, 'api_calls', "
            + calls
            + ", to_char(now() at time zone 'UTC', 'YYYY-MM'))");
  }

  private String sources() throws SQLException {
    return known(
        "select count(*) from kpi_sources where business_id = @{a} and deleted_at is null");
  }

  @Test
  void many_sources_in_one_statement_are_counted_one_by_one() throws SQLException {
    Outcome tooMany = tries(OWNER, MANY_SOURCES.formatted(9));
    assertThat(tooMany.state()).isEqualTo(PAYMENT_REQUIRED);
    assertThat(tooMany.message())
        .isEqualTo("data_sources: the plan of the business's owner allows 10 KPI sources");
    assertThat(sources()).isEqualTo("2");

    assertThat(tries(OWNER, MANY_SOURCES.formatted(8)).rows()).isEqualTo(8);
    assertThat(tries(OWNER, SOURCE).state()).isEqualTo(PAYMENT_REQUIRED);
  }

  @Test
  void of_two_sources_at_once_only_one_gets_the_last_place() throws Exception {
    tries(OWNER, MANY_SOURCES.formatted(7));
    try (CallerSession first = as(OWNER)) {
      first.run(SOURCE);
      Future<Outcome> other = second.submit(() -> tries(Caller.user("a.editor"), SOURCE));
      Waiting.untilOneWaits(catalog());
      first.commit();

      assertThat(other.get().state()).isEqualTo(PAYMENT_REQUIRED);
    }
    assertThat(sources()).isEqualTo("10");
  }

  @Test
  void of_two_invitations_at_once_only_one_gets_the_last_seat() throws Exception {
    asOwnerOfSchema("delete from business_members where id = @{a.member.pending}");
    try (CallerSession first = as(OWNER)) {
      first.run(INVITE.formatted("outsider"));
      Future<Outcome> other = second.submit(() -> tries(OWNER, INVITE.formatted("b.viewer")));
      Waiting.untilOneWaits(catalog());
      first.commit();

      assertThat(other.get().state()).isEqualTo(PAYMENT_REQUIRED);
    }
    assertThat(known("select count(*) from business_members where business_id = @{a}"))
        .isEqualTo("5");
    asOwnerOfSchema("delete from business_members where user_id = @{outsider}");
  }

  @Test
  void of_two_calls_at_once_only_one_is_the_last_of_the_month() throws Exception {
    used(29_999);
    String rename = "update businesses set name = ? where id = @{a}";
    try (CallerSession first = as(OWNER)) {
      first.run(rename, "first");
      Future<Outcome> other = second.submit(() -> tries(Caller.user("a.admin"), rename, "second"));
      Waiting.untilOneWaits(catalog());
      first.commit();

      assertThat(other.get().state()).isEqualTo(PAYMENT_REQUIRED);
    }
    assertThat(known("select name from businesses where id = @{a}")).isEqualTo("first");
  }

  @Test
  void where_the_month_is_used_up_no_way_to_change_anything_is_left() throws SQLException {
    used(30_000);
    for (String sql :
        List.of(
            SOURCE,
            "update kpi_sources set name = 'x' where id = @{a.source}",
            "update businesses set name = 'x' where id = @{a}",
            "update alerts set name = 'x' where id = @{a.alert}",
            "insert into alerts (business_id, source_id, name, condition, threshold, created_by)"
                + " values (@{a}, @{a.source}, 'x', 'above', 1, @{a.owner})",
            "update business_members set role = 'viewer' where id = @{a.member.editor}",
            "select signalcraft.push_points(@{a.source}, array[null]::uuid[], array[now()],"
                + " array[1.5])",
            "select signalcraft.push_points(@{a.source}, null, null, null)",
            "select signalcraft.save_anomalies(array[@{a.source}], array[now()], array[1.0],"
                + " array[1.0], array[1.0], array['low'])",
            "select signalcraft.start_forecast_job(@{a}, '{}', 5)",
            "select signalcraft.save_forecast(@{a.source}, null, 'linear', null, array[now()],"
                + " array[1.0], array[1.0], array[1.0])",
            "select signalcraft.acknowledge_anomaly(@{a.anomaly})",
            "select signalcraft.issue_api_key(@{a}, 'x', repeat('ab', 32), '{read}', null)")) {
      assertThat(tries(OWNER, sql).state()).as(sql).isEqualTo(PAYMENT_REQUIRED);
    }
    assertThat(tries(OWNER, "select count(*) from kpi_data").succeeded()).as("reading").isTrue();
  }

  @Test
  void a_forecast_reaches_no_further_than_the_plan_whichever_way_it_is_saved() throws SQLException {
    String start = "select job_id from signalcraft.start_forecast_job(@{a}, '{}', ?::integer)";
    String save =
        "select count(*) from signalcraft.save_forecast(@{a.source}, ?::uuid, 'linear', null,"
            + " array[now() + ?::interval], array[1.0], array[1.0], array[1.0])";
    assertThat(tries(OWNER, start, 31).state()).isEqualTo(PAYMENT_REQUIRED);
    assertThat(tries(OWNER, start, new Object[] {null}).state()).isEqualTo("PT400");
    assertThat(tries(OWNER, start, 0).state()).isEqualTo("23514");
    assertThat(tries(OWNER, save, null, "31 days").state()).isEqualTo(PAYMENT_REQUIRED);

    String job = tries(OWNER, start, 30).result().get(0);
    assertThat(tries(OWNER, save, job, "40 days").state()).isEqualTo("PT400");
    assertThat(tries(OWNER, save, job, "28 days").result()).containsExactly("1");
    assertThat(tries(OWNER, save, job, "28 days").state()).as("a second time").isEqualTo("PT404");
  }

  @Test
  void what_the_free_plan_lacks_is_had_in_no_way() throws SQLException {
    asOwnerOfSchema(
        "update subscriptions set status = 'unpaid' where user_id = @{a.owner}",
        "update user_profiles set trial_ends_at = now() where id = @{a.owner}");
    for (String sql :
        List.of(
            "insert into alerts (business_id, source_id, name, condition, created_by)"
                + " values (@{a}, @{a.source}, 'x', 'anomaly', @{a.owner})",
            "select signalcraft.start_forecast_job(@{a}, '{}', 1)",
            "select signalcraft.save_forecast(@{a.source}, null, 'linear', null, array[now()],"
                + " array[1.0], array[1.0], array[1.0])",
            INVITE.formatted("outsider"))) {
      assertThat(tries(OWNER, sql).state()).as(sql).isEqualTo(PAYMENT_REQUIRED);
    }
    assertRefusedToChangeTheCondition();
    asOwnerOfSchema("update subscriptions set status = 'active' where user_id = @{a.owner}");
  }

  private void assertRefusedToChangeTheCondition() throws SQLException {
    assertThat(tries(OWNER, "update alerts set condition = 'anomaly'").state())
        .isEqualTo(Outcome.DENIED);
  }
}
