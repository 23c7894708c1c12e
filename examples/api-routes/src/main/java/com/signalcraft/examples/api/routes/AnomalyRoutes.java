package com.signalcraft.examples.api.routes;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.anomaly.Anomaly;
import com.signalcraft.anomaly.AnomalyQuery;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.anomaly.Severity;
import com.signalcraft.common.Checks;
import com.signalcraft.common.Page;
import com.signalcraft.common.TimeRange;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.examples.api.call.Query;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.internal.TableRows;
import com.signalcraft.kpi.Timeframe;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Anomalies. */
public final class AnomalyRoutes {

  private final InstantSource clock;

  public AnomalyRoutes(InstantSource clock) {
    this.clock = clock;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/anomalies/{business_id}", this::list)
            .page("timeframe", "severity", "acknowledged", "source_id", "from", "to"),
        Route.get("/anomalies/items/{anomaly_id}", AnomalyRoutes::get),
        Route.post("/anomalies", AnomalyRoutes::save).body("anomalies"),
        Route.post("/anomalies/{anomaly_id}/acknowledge", AnomalyRoutes::acknowledge));
  }

  private Answer list(Call call) {
    Query query = call.query();
    UUID business = call.id("business_id");
    AnomalyQuery wanted =
        new AnomalyQuery(
            business,
            query.id("source_id"),
            range(query),
            query.constant(Severity.class, "severity"),
            query.flag("acknowledged"));
    Page<Anomaly> page = call.view().anomalies().list(wanted, query.page());
    SourceNames names = SourceNames.of(call.view(), business);
    return Pages.page(
        "anomalies", page, anomaly -> names.with(TableRows.of(anomaly), anomaly.sourceId()));
  }

  private TimeRange range(Query query) {
    if (query.has("from") || query.has("to")) {
      return query.range();
    }
    Timeframe timeframe = query.constant(Timeframe.class, "timeframe");
    return TimeRange.since(
        clock.instant().minus((timeframe == null ? Timeframe.SEVEN_DAYS : timeframe).duration()));
  }

  private static Answer get(Call call) {
    return Answer.ok(TableRows.of(call.view().anomalies().get(call.id("anomaly_id"))));
  }

  private static Answer save(Call call) {
    List<NewAnomaly> anomalies =
        call
            .body()
            .objects(
                "anomalies",
                "source_id",
                "timestamp",
                "actual_value",
                "expected_value",
                "deviation_score",
                "severity")
            .stream()
            .map(AnomalyRoutes::anomaly)
            .toList();
    return Answer.created(
        object("anomalies", Pages.rows(call.view().anomalies().save(anomalies), TableRows::of)));
  }

  private static NewAnomaly anomaly(Body body) {
    return new NewAnomaly(
        body.requiredId("source_id"),
        Checks.required("timestamp", body.instant("timestamp")),
        Checks.required("actual_value", body.decimal("actual_value")),
        Checks.required("expected_value", body.decimal("expected_value")),
        Checks.required("deviation_score", body.decimal("deviation_score")),
        body.constant(Severity.class, "severity"));
  }

  private static Answer acknowledge(Call call) {
    return Answer.ok(TableRows.of(call.view().anomalies().acknowledge(call.id("anomaly_id"))));
  }
}
