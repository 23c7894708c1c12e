package com.signalcraft.client.server;

import static com.signalcraft.client.server.JsonText.object;

import com.signalcraft.lifecycle.RetentionPolicy;
import com.signalcraft.lifecycle.RetentionReport;
import java.util.List;

/** How long points are kept. */
final class RetentionRoutes {

  private RetentionRoutes() {}

  static List<Route> routes() {
    return List.of(
        Route.post("/retention", RetentionRoutes::apply).body("hot_months", "keep_months"));
  }

  private static Answer apply(Call call) {
    Body body = call.body();
    RetentionReport report =
        call.view()
            .lifecycle()
            .applyRetention(
                new RetentionPolicy(body.number("hot_months"), body.number("keep_months")));
    return Answer.ok(
        object(
            "points_rolled_up", report.pointsRolledUp(),
            "days_written", report.daysWritten(),
            "days_dropped", report.daysDropped()));
  }
}
