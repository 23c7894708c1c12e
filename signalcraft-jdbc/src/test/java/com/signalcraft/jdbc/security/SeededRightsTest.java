package com.signalcraft.jdbc.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.account.PlanLimits;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.jdbc.testing.TestDatabase;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Right;
import com.signalcraft.security.Role;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database's tables of rights and of plans say what the SDK's do. */
class SeededRightsTest {

  private static TestDatabase database;
  private static Catalog catalog;

  @BeforeAll
  static void connect() throws SQLException {
    database = TestDatabase.create();
    catalog = new Catalog(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private static String keyPermission(Right right) {
    return Arrays.stream(Permission.values())
        .filter(permission -> right.isGrantedTo(Set.of(permission)))
        .map(Permission::wireName)
        .findFirst()
        .orElse("");
  }

  private static String row(SubscriptionTier tier) {
    PlanLimits limits = tier.limits();
    return String.join(
        "|",
        tier.wireName(),
        text(limits.dataSources()),
        text(limits.apiCallsPerMonth()),
        text(limits.seats()),
        text(limits.forecastDays()),
        limits.anomalyAlerts() ? "t" : "f");
  }

  private static String text(OptionalInt limit) {
    return limit.isPresent() ? Integer.toString(limit.getAsInt()) : "";
  }

  @Test
  void each_right_has_the_same_least_role_and_permission() throws SQLException {
    assertThat(
            catalog.list("select name, least_role, key_permission from signalcraft_private.rights"))
        .containsExactlyInAnyOrder(
            Arrays.stream(Right.values())
                .map(
                    right ->
                        right.name().toLowerCase(Locale.ROOT)
                            + "|"
                            + right.leastRole().wireName()
                            + "|"
                            + keyPermission(right))
                .toArray(String[]::new));
  }

  @Test
  void each_plan_has_the_same_limits() throws SQLException {
    assertThat(
            catalog.list(
                "select tier, data_sources, api_calls_per_month, seats, forecast_days,"
                    + " anomaly_alerts from signalcraft_private.plan_limits"))
        .containsExactlyInAnyOrder(
            Arrays.stream(SubscriptionTier.values())
                .map(SeededRightsTest::row)
                .toArray(String[]::new));
  }

  @Test
  void the_roles_rank_in_the_same_order() throws SQLException {
    for (Role one : Role.values()) {
      for (Role other : Role.values()) {
        assertThat(
                catalog.list(
                    "select signalcraft_private.role_rank(?) >= signalcraft_private.role_rank(?)",
                    one.wireName(),
                    other.wireName()))
            .containsExactly(one.isAtLeast(other) ? "t" : "f");
      }
    }
  }
}
