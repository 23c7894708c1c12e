package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Callers make more of themselves than they are. */
class EscalationTest extends AttackTest {

  private static final String DENIED = Outcome.DENIED;

  @Test
  void nobody_changes_his_own_role() throws SQLException {
    for (String role : List.of("a.viewer", "a.editor", "a.admin", "a.pending", "a.owner")) {
      assertInVain(
          Caller.user(role),
          "update business_members set role = 'admin' where user_id = @{%s}".formatted(role),
          "update business_members set role = 'viewer' where user_id = @{%s}".formatted(role));
    }
  }

  @Test
  void nobody_becomes_or_makes_an_owner_but_by_a_transfer() throws SQLException {
    for (String user : List.of("a.admin", "a.owner")) {
      assertRefused(
          Caller.user(user),
          Map.of(
              "update business_members set role = 'owner' where user_id = @{a.editor}",
              DENIED,
              "update businesses set owner_id = @{a.admin} where id = @{a}",
              DENIED,
              "insert into business_members (business_id, user_id, role, invited_by)"
                  + " values (@{a}, @{outsider}, 'owner', @{"
                  + user
                  + "})",
              DENIED));
    }
    assertRefused(
        Caller.user("a.admin"),
        Map.of("select signalcraft.transfer_business(@{a}, @{a.admin})", "PT403"));
  }

  @Test
  void admins_neither_make_nor_unmake_admins_nor_touch_the_owner() throws SQLException {
    Caller admin = Caller.user("a.admin");
    assertRefused(
        admin,
        Map.of(
            "update business_members set role = 'admin' where user_id = @{a.editor}",
            DENIED,
            "insert into business_members (business_id, user_id, role, invited_by)"
                + " values (@{a}, @{outsider}, 'admin', @{a.admin})",
            DENIED));
    assertInVain(
        admin,
        "update business_members set role = 'viewer' where user_id = @{a.owner}",
        "delete from business_members where user_id = @{a.owner}");
    assertInVain(
        Caller.user("a.owner"),
        "delete from business_members where user_id = @{a.owner} and business_id = @{a}");
  }

  @Test
  void editors_and_viewers_have_no_say_over_members() throws SQLException {
    for (String user : List.of("a.editor", "a.viewer", "a.pending", "outsider")) {
      assertRefused(
          Caller.user(user),
          Map.of(
              "insert into business_members (business_id, user_id, role, invited_by)"
                  + " values (@{a}, @{no.such.user}, 'viewer', @{"
                  + user
                  + "})",
              DENIED));
      assertInVain(
          Caller.user(user),
          "update business_members set role = 'viewer' where user_id <> @{%s}".formatted(user),
          "delete from business_members where user_id <> @{%s}".formatted(user));
    }
  }

  @Test
  void nobody_joins_by_himself() throws SQLException {
    assertRefused(
        Caller.user("outsider"),
        Map.of(
            "insert into business_members (business_id, user_id, role, invited_by)"
                + " values (@{a}, @{outsider}, 'viewer', @{outsider})",
            DENIED,
            "insert into business_members (business_id, user_id, role, invited_by, joined_at)"
                + " values (@{a}, @{outsider}, 'viewer', @{a.owner}, now())",
            DENIED,
            "select signalcraft.accept_invitation(@{a})",
            "PT404"));
    assertRefused(
        Caller.user("a.pending"), Map.of("update business_members set joined_at = now()", DENIED));
    assertRefused(
        Caller.user("a.admin"),
        Map.of(
            "update business_members set joined_at = now() where user_id = @{a.pending}", DENIED));
  }

  @Test
  void nobody_gives_himself_a_plan_or_a_longer_trial_or_more_calls() throws SQLException {
    assertRefused(
        Caller.user("a.owner"),
        Map.of(
            "update user_profiles set subscription_tier = 'enterprise'", DENIED,
            "update user_profiles set trial_ends_at = now() + interval '1 year'", DENIED,
            "update subscriptions set tier = 'enterprise'", DENIED,
            "update subscriptions set status = 'active'", DENIED,
            "insert into subscriptions (user_id, tier) values (@{a.owner}, 'enterprise')", DENIED,
            "delete from subscriptions", DENIED,
            "update usage_tracking set value = 0", DENIED,
            "delete from usage_tracking", DENIED,
            "update signalcraft_private.plan_limits set seats = 1000", DENIED));
  }

  @Test
  void nobody_makes_more_of_a_key_nor_makes_one_past_the_function() throws SQLException {
    assertRefused(
        Caller.user("a.owner"),
        Map.of(
            "update api_keys set permissions = '{read,write}'",
            DENIED,
            "update api_keys set revoked_at = null",
            DENIED,
            "update api_keys set expires_at = null",
            DENIED,
            "update api_keys set business_id = @{b}",
            DENIED,
            "insert into api_keys (business_id, name, key_hash)"
                + " values (@{a}, 'x', repeat('ab', 32))",
            DENIED,
            "delete from api_keys",
            DENIED,
            "select signalcraft.issue_api_key(@{a}, 'x', repeat('ab', 32), '{admin}', null)",
            "23514",
            "select signalcraft.issue_api_key(@{a}, 'x', repeat('ab', 32), '{}', null)",
            "23514",
            "select signalcraft.issue_api_key(@{a}, 'x', repeat('ab', 32), '{null}', null)",
            "23514"));
    assertRefused(
        Caller.key("a.key.both"),
        Map.of(
            "select signalcraft.issue_api_key(@{a}, 'x', repeat('ab', 32), '{read}', null)",
            "PT403"));
  }

  @Test
  void columns_that_the_database_keeps_are_kept_by_it_alone() throws SQLException {
    assertRefused(
        Caller.user("a.owner"),
        Map.of(
            "update businesses set deleted_at = null", DENIED,
            "update businesses set created_at = now()", DENIED,
            "update businesses set ordinal = default", DENIED,
            "update kpi_sources set deleted_at = now()", DENIED,
            "update alerts set deleted_at = now()", DENIED,
            "update alerts set last_triggered = now()", DENIED,
            "update alerts set created_by = @{a.owner}", DENIED,
            "update user_profiles set id = @{b.owner}", DENIED,
            "update user_profiles set anonymised_at = null", DENIED,
            "update notifications set title = 'x'", DENIED));
  }

  @Test
  void the_audit_log_is_written_by_the_database_and_changed_by_nobody() throws SQLException {
    for (Caller caller : List.of(Caller.user("a.owner"), Caller.service(), Caller.worker())) {
      assertRefused(
          caller,
          Map.of(
              "insert into audit_logs (action, resource) values ('view', 'x')", DENIED,
              "update audit_logs set user_id = null", DENIED,
              "delete from audit_logs", DENIED));
    }
  }

  @Test
  void rights_that_are_taken_away_are_gone_at_the_next_statement() throws SQLException {
    try (CallerSession admin = as("a.admin");
        CallerSession key = as(Caller.key("a.key.read"));
        CallerSession owner = as(Caller.schemaOwner())) {
      assertThat(admin.rows("select id from api_keys")).isNotEmpty();
      assertThat(key.rows("select id from kpi_sources")).isNotEmpty();

      owner.run("update business_members set role = 'editor' where user_id = @{a.admin}");
      owner.run("update api_keys set revoked_at = now() where id = @{a.key.read}");
      owner.commit();
      assertThat(admin.rows("select id from api_keys")).isEmpty();
      assertThat(admin.rows("select id from kpi_sources")).isNotEmpty();
      assertThat(key.rows("select id from kpi_sources")).isEmpty();

      owner.run("delete from business_members where user_id = @{a.admin}");
      owner.commit();
      assertThat(admin.rows("select id from kpi_sources")).isEmpty();
      assertThat(admin.attempt("select signalcraft.delete_source(@{a.source})").state())
          .isEqualTo("PT404");

      owner.run(
          "insert into business_members (id, business_id, user_id, role, joined_at)"
              + " values (@{a.member.admin}, @{a}, @{a.admin}, 'admin', now())");
      owner.run("update api_keys set revoked_at = null where id = @{a.key.read}");
      owner.commit();
    }
  }

  @Test
  void an_account_that_is_gone_gives_its_token_nothing() throws SQLException {
    try (CallerSession service = as(Caller.service())) {
      service.run("select signalcraft.anonymise_user(@{a.pending})");
      service.run("select signalcraft.erase_user(@{b.pending})");
      service.commit();
    }
    for (String gone : List.of("a.pending", "b.pending")) {
      Caller caller = Caller.user(gone);
      String tenant = gone.substring(0, 1);
      assertRefused(
          caller,
          Map.of(
              "select signalcraft.accept_invitation(@{" + tenant + "})", "PT401",
              "insert into businesses (owner_id, name) values (@{" + gone + "}, 'x')", DENIED,
              "select signalcraft.erase_user(@{" + gone + "})", "PT404"));
      assertInVain(
          caller,
          "select id from user_profiles",
          "select id from subscriptions",
          "select id from notifications",
          "select id from business_members",
          "select id from news_articles",
          "delete from business_members",
          "select * from signalcraft.profile(@{" + gone + "})");
    }
  }
}
