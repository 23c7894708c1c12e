package com.signalcraft.examples.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.signalcraft.alert.Grouping;
import com.signalcraft.examples.server.ApiCaller;
import com.signalcraft.examples.server.Eventually;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.jdbc.testing.TestTenant;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduledAlertsTest {

  private static final ScheduleOptions QUICK =
      ScheduleOptions.defaults()
          .withWaits(Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofMillis(20))
          .withAlerts(Duration.ofMillis(50), Grouping.NONE);

  @Test
  void a_point_over_the_threshold_fires_the_alert_once_though_two_processes_look() {
    try (TestServer server = TestServer.start(settings -> settings.withSchedules(QUICK));
        TestServer other = server.another(settings -> settings.withSchedules(QUICK));
        JdbcSignalCraft service = server.database().signalCraft().build()) {
      TestTenant tenant = TestTenant.create(server.database(), service);
      ApiCaller owner = new ApiCaller(server.api(), server.tokenFor(tenant.owner().id()));
      int created =
          owner
              .post(
                  "/alerts",
                  """
                  {"business_id": "%s", "source_id": "%s", "name": "Too much",
                   "condition": "above", "threshold": 100, "timeframe": "5m"}
                  """
                      .formatted(tenant.business().id(), tenant.sourceId()))
              .statusCode();
      assertThat(created).isEqualTo(201);
      int pushed =
          owner
              .post(
                  "/kpis/data",
                  """
                  {"source_id": "%s", "data_points": [{"timestamp": "%s", "value": 250}]}
                  """
                      .formatted(tenant.sourceId(), Instant.now()))
              .statusCode();
      assertThat(pushed).isEqualTo(201);
      ApiCaller there = new ApiCaller(other.api(), other.tokenFor(tenant.owner().id()));
      Eventually.until("the owner is told", () -> notifications(there).size() == 1);
      assertThat(notifications(owner).get(0).toString()).contains("Too much");
    }
  }

  private static JsonNode notifications(ApiCaller caller) {
    return ApiCaller.json(caller.get("/notifications")).path("notifications");
  }
}
