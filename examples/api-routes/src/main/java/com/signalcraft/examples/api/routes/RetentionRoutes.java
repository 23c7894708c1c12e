package com.signalcraft.examples.api.routes;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.lifecycle.RetentionPolicy;
import com.signalcraft.lifecycle.RetentionReport;
import java.util.List;

/** How long points are kept. */
public final class RetentionRoutes {

  private RetentionRoutes() {}

  public static List<Route> routes() {
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
