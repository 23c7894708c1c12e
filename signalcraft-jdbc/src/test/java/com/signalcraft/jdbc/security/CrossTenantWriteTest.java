package com.signalcraft.jdbc.security;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The owner of one tenant, who may do everything there, writes into the other one. */
class CrossTenantWriteTest extends AttackTest {

  private static final Caller OWNER = Caller.user("a.owner");
  private static final String DENIED = Outcome.DENIED;
  private static final String NO_SUCH_ROW = "23503";
  private static final String NOT_FOUND = "PT404";

  @Test
  void no_row_moves_to_another_tenant() throws SQLException {
    assertRefused(
        OWNER,
        Map.of(
            "update kpi_sources set business_id = @{b} where id = @{a.source}", DENIED,
            "update alerts set business_id = @{b} where id = @{a.alert}", DENIED,
            "update alerts set source_id = @{b.source} where id = @{a.alert}", DENIED,
            "update business_members set business_id = @{b}", DENIED,
            "update notifications set user_id = @{b.owner}", DENIED));
  }

  @Test
  void nothing_is_made_in_another_tenant_nor_tied_to_what_is_there() throws SQLException {
    assertRefused(
        OWNER,
        Map.ofEntries(
            entry(
                "insert into kpi_sources (business_id, name, type) values (@{b}, 'x', 'custom')",
                DENIED),
            entry(
                "insert into alerts"
                    + " (business_id, source_id, name, condition, threshold, created_by)"
                    + " values (@{b}, @{b.source}, 'x', 'above', 1, @{a.owner})",
                DENIED),
            entry(
                "insert into alerts"
                    + " (business_id, source_id, name, condition, threshold, created_by)"
                    + " values (@{a}, @{b.source}, 'x', 'above', 1, @{a.owner})",
                NO_SUCH_ROW),
            entry(
                "insert into business_members (business_id, user_id, role, invited_by)"
                    + " values (@{b}, @{a.owner}, 'viewer', @{a.owner})",
                DENIED),
            entry("select signalcraft.start_forecast_job(@{a}, array[@{b.source}], 5)", NOT_FOUND),
            entry(
                "select signalcraft.start_forecast_job(@{a}, array[@{a.source}, @{b.source}], 5)",
                NOT_FOUND),
            entry(
                "select signalcraft.save_forecast(@{a.source}, @{b.job}, 'linear', null,"
                    + " array[now()], array[1.0], array[1.0], array[1.0])",
                NOT_FOUND),
            entry(
                "select signalcraft.save_forecast(@{a.source.idle}, @{a.job}, 'linear', null,"
                    + " array[now()], array[1.0], array[1.0], array[1.0])",
                NOT_FOUND),
            entry(
                "select signalcraft.save_anomalies(array[@{a.source}, @{b.source}],"
                    + " array[now(), now()], array[1.0, 1], array[1.0, 1], array[1.0, 1],"
                    + " array['low', 'low'])",
                NOT_FOUND),
            entry("select signalcraft.revoke_api_key(@{a}, @{b.key.read})", NOT_FOUND),
            entry("select signalcraft.transfer_business(@{a}, @{b.owner})", NOT_FOUND),
            entry("select signalcraft.transfer_business(@{a}, @{a.pending})", NOT_FOUND)));
  }

  @Test
  void what_is_changed_or_deleted_with_returning_gives_no_row_of_others() throws SQLException {
    assertInVain(
        OWNER,
        "update businesses set name = 'x' where id = @{b} returning *",
        "update businesses mine set name = theirs.name from businesses theirs"
            + " where mine.id = @{a} and theirs.id = @{b} returning theirs.name",
        "update kpi_sources set name = 'x' where business_id = @{b} returning *",
        "update alerts set name = 'x' where business_id = @{b} returning *",
        "update user_profiles set full_name = 'x' where id = @{b.owner} returning *",
        "update notifications set read_at = now() where user_id = @{b.owner} returning *",
        "delete from business_members where business_id = @{b} returning *",
        "select id from kpi_sources where business_id = @{b} for update",
        "select id from businesses where id = @{b} for share");
  }

  @Test
  void a_conflict_with_a_row_that_is_not_his_to_change_changes_nothing() throws SQLException {
    String invite = "insert into business_members (business_id, user_id, role, invited_by) values ";
    String raise = " on conflict (business_id, user_id) do update set role = 'admin'";
    assertRefused(
        OWNER,
        Map.of(
            invite + "(@{b}, @{b.viewer}, 'viewer', @{a.owner})" + raise,
            DENIED,
            invite + "(@{b}, @{b.viewer}, 'viewer', @{a.owner}) on conflict do nothing",
            DENIED,
            invite + "(@{a}, @{a.owner}, 'viewer', @{a.owner})" + raise,
            DENIED,
            "insert into businesses (id, owner_id, name) values (@{b}, @{a.owner}, 'x')"
                + " on conflict (id) do update set name = 'x'",
            DENIED));
    assertRefused(
        Caller.user("a.admin"),
        Map.of(
            invite + "(@{a}, @{a.owner}, 'viewer', @{a.admin})" + raise, DENIED,
            invite + "(@{a}, @{a.admin}, 'viewer', @{a.admin})" + raise, DENIED,
            invite + "(@{a}, @{a.viewer}, 'viewer', @{a.admin})" + raise, DENIED));
  }

  @Test
  void merge_goes_no_further_than_its_parts() throws SQLException {
    String members =
        """
        merge into business_members m
        using (select @{b} as business_id, @{b.viewer} as user_id) n
        on m.business_id = n.business_id and m.user_id = n.user_id
        when matched then update set role = 'admin'
        when not matched then
          insert (business_id, user_id, role, invited_by)
          values (n.business_id, n.user_id, 'viewer', @{a.owner})
        """;
    String sources =
        """
        merge into kpi_sources s using (select @{b.source} as id) n on s.id = n.id
        when matched then update set name = 'x'
        when not matched then do nothing
        """;
    assertRefused(OWNER, Map.of(members, DENIED));
    assertInVain(OWNER, sources);
  }

  @Test
  void nobody_signs_with_the_name_of_another() throws SQLException {
    assertRefused(
        OWNER,
        Map.of(
            "insert into alerts (business_id, source_id, name, condition, threshold, created_by)"
                + " values (@{a}, @{a.source}, 'x', 'above', 1, @{a.admin})",
            DENIED,
            "insert into alerts (business_id, source_id, name, condition, threshold)"
                + " values (@{a}, @{a.source}, 'x', 'above', 1)",
            DENIED,
            "insert into business_members (business_id, user_id, role, invited_by)"
                + " values (@{a}, @{outsider}, 'viewer', @{a.admin})",
            DENIED,
            "insert into business_members (business_id, user_id, role)"
                + " values (@{a}, @{outsider}, 'viewer')",
            DENIED,
            "insert into businesses (owner_id, name) values (@{b.owner}, 'x')",
            DENIED));
  }

  @Test
  void not_even_the_service_ties_rows_of_two_tenants_together() throws SQLException {
    String forecast =
        "insert into forecasts (business_id, source_id, forecast_date, predicted_value)";
    assertRefused(
        Caller.service(),
        Map.of(
            forecast + " values (@{a}, @{b.source}, now(), 1)",
            NO_SUCH_ROW,
            "insert into kpi_data (id, business_id, source_id, timestamp, value)"
                + " values (gen_random_uuid(), @{a}, @{b.source}, now(), 1)",
            DENIED,
            "insert into alerts (business_id, source_id, name, condition, threshold)"
                + " values (@{a}, @{b.source}, 'x', 'above', 1)",
            NO_SUCH_ROW,
            "update alerts set business_id = @{b} where id = @{a.alert}",
            NO_SUCH_ROW,
            "insert into notifications (user_id, business_id, alert_id, type, title, message)"
                + " values (@{a.owner}, @{a}, @{b.alert}, 'alert', 'x', 'x')",
            NO_SUCH_ROW,
            "select signalcraft.send_notification(@{a.owner}, @{a}, @{b.alert}, 'alert', 'x', 'x',"
                + " '{}')",
            NOT_FOUND,
            "select signalcraft.send_notification(@{b.owner}, @{a}, null, 'alert', 'x', 'x', '{}')",
            NOT_FOUND,
            "insert into business_members (business_id, user_id, role, joined_at)"
                + " values (@{a}, @{b.owner}, 'owner', now())",
            "23505"));
  }

  @Test
  void a_refused_insert_costs_the_other_tenant_nothing_and_tells_nothing_of_its_plan()
      throws SQLException {
    try (CallerSession owner = as(Caller.schemaOwner())) {
      owner.run("update subscriptions set tier = 'free' where user_id = @{b.owner}");
      owner.run("update user_profiles set trial_ends_at = now() where id = @{b.owner}");
      owner.commit();
    }
    String full = "insert into kpi_sources (business_id, name, type) values (%s, 'x', 'custom')";
    String seat =
        "insert into business_members (business_id, user_id, role, invited_by)"
            + " values (%s, @{outsider}, 'viewer', @{a.owner})";
    String anomaly =
        "insert into alerts (business_id, source_id, name, condition, created_by)"
            + " values (%s, @{b.source}, 'x', 'anomaly', @{a.owner})";
    for (String insert : new String[] {full, seat, anomaly}) {
      Outcome there = tries(OWNER, insert.formatted("@{b}"));
      Outcome nowhere = tries(OWNER, insert.formatted("@{no.such.business}"));
      assertThat(there.state()).isEqualTo(DENIED);
      assertThat(nowhere).isEqualTo(there);
    }
  }

  @Test
  void points_of_another_tenants_source_are_refused_even_where_the_owner_writes_them() {
    assertThatThrownBy(
            () ->
                database()
                    .execute(
                        Tenants.named(
                            "insert into kpi_data (id, business_id, source_id, timestamp, value)"
                                + " values (gen_random_uuid(), @{a}, @{b.source}, now(), 1)")))
        .hasStackTraceContaining("violates foreign key constraint");
  }
}
