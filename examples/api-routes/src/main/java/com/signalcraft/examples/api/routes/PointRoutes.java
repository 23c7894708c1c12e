package com.signalcraft.examples.api.routes;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.common.Checks;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.examples.api.call.Query;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.internal.TableRows;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.kpi.PointQuery;
import com.signalcraft.kpi.RejectedPoint;
import com.signalcraft.kpi.WriteResult;
import com.signalcraft.series.Aggregation;
import com.signalcraft.series.Frequency;
import com.signalcraft.series.TimeSeries;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The points of KPIs. */
public final class PointRoutes {

  private static final int PUBLISHED_LIMIT = 1_000;

  private PointRoutes() {}

  public static List<Route> routes() {
    return routes(result -> {});
  }

  /** The same, told what became of points that were pushed. */
  public static List<Route> routes(Consumer<WriteResult> written) {
    String points = "/kpis/data/{source_id}";
    return List.of(
        Route.post("/kpis/data", call -> write(call, written))
            .body("source_id", "data_points")
            .headers("Idempotency-Key", "Prefer"),
        Route.get(points, PointRoutes::list).page("from", "to"),
        Route.get(points + "/latest", PointRoutes::latest),
        Route.get(points + "/series", PointRoutes::series)
            .query("from", "to", "frequency", "aggregation"),
        Route.get(points + "/rollups", PointRoutes::rollups).query("from", "to"));
  }

  private static Answer write(Call call, Consumer<WriteResult> told) {
    Body body = call.body();
    UUID source = body.requiredId("source_id");
    List<KpiPoint> points =
        body.objects("data_points", "id", "timestamp", "value", "metadata").stream()
            .map(point -> point(source, point))
            .toList();
    PointBatch batch = new PointBatch(source, points, call.headers().single("Idempotency-Key"));
    WriteResult result = call.view().kpis().write(batch);
    told.accept(result);
    Map<Integer, RejectedPoint> rejected = byIndex(points, result.rejected());
    Map<String, Object> answer =
        object(
            "created", result.inserted(),
            "corrected", result.corrected(),
            "unchanged", result.unchanged(),
            "superseded", result.superseded(),
            "replayed", result.replayed(),
            "rejected",
                rejected.entrySet().stream()
                    .map(
                        one ->
                            object(
                                "index", one.getKey(),
                                "code", one.getValue().code(),
                                "message", one.getValue().reason()))
                    .toList());
    String prefer = call.headers().single("Prefer");
    if (prefer == null) {
      answer.put("data_points", written(points, rejected.keySet()));
      return Answer.created(answer);
    } else if (prefer.equals("return=minimal")) {
      return Answer.created(answer).with("Preference-Applied", prefer);
    }
    throw new BadRequest("Prefer", "must be return=minimal, was \"" + prefer + "\"");
  }

  private static KpiPoint point(UUID source, Body point) {
    UUID id = point.id("id");
    KpiPoint read =
        KpiPoint.of(
            source,
            Checks.required("timestamp", point.instant("timestamp")),
            Checks.required("value", point.decimal("value")),
            point.jsonOrEmpty("metadata"));
    return id == null
        ? read
        : new KpiPoint(id, source, read.timestamp(), read.value(), read.metadata());
  }

  /** The refused points in the order of the answer, by where they were in the request. */
  private static Map<Integer, RejectedPoint> byIndex(
      List<KpiPoint> points, List<RejectedPoint> rejected) {
    if (rejected.isEmpty()) {
      return Map.of();
    }
    Map<KpiPoint, Deque<Integer>> places = new HashMap<>();
    for (int i = 0; i < points.size(); i++) {
      places.computeIfAbsent(points.get(i), none -> new ArrayDeque<>()).add(i);
    }
    Map<Integer, RejectedPoint> byIndex = new LinkedHashMap<>();
    rejected.forEach(
        one -> byIndex.put(places.getOrDefault(one.point(), new ArrayDeque<>()).remove(), one));
    return byIndex;
  }

  /** What was written, each point once: of several with one id, the last is what is there. */
  private static List<Object> written(List<KpiPoint> points, Set<Integer> rejected) {
    Deque<Object> written = new ArrayDeque<>();
    Set<UUID> told = new HashSet<>();
    for (int i = points.size() - 1; i >= 0; i--) {
      KpiPoint point = points.get(i);
      if (!rejected.contains(i) && told.add(point.id())) {
        written.addFirst(
            object("id", point.id(), "timestamp", point.timestamp(), "value", point.value()));
      }
    }
    return List.copyOf(written);
  }

  private static Answer list(Call call) {
    Query query = call.query();
    return Pages.page(
        "data_points",
        call.view()
            .kpis()
            .list(new PointQuery(call.id("source_id"), query.range()), query.page(PUBLISHED_LIMIT)),
        PointRoutes::json);
  }

  private static Object json(KpiPoint point) {
    return object(
        "id", point.id(),
        "timestamp", point.timestamp(),
        "value", point.value(),
        "metadata", point.metadata());
  }

  private static Answer latest(Call call) {
    return Answer.ok(
        object(
            "data_point", call.view().kpis().latest(call.id("source_id")).map(PointRoutes::json)));
  }

  private static Answer series(Call call) {
    Query query = call.query();
    if (query.has("frequency") != query.has("aggregation")) {
      throw new BadRequest(
          query.has("frequency") ? "aggregation" : "frequency",
          "must be there where the other of frequency and aggregation is");
    }
    UUID source = call.id("source_id");
    TimeSeries series =
        query.has("frequency")
            ? call.view()
                .kpis()
                .series(
                    source,
                    query.range(),
                    Frequency.parse(query.required("frequency")),
                    Checks.required(
                        "aggregation", query.constant(Aggregation.class, "aggregation")))
            : call.view().kpis().series(source, query.range());
    List<Long> timestamps = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      timestamps.add(series.timestampAt(i));
      values.add(series.valueAt(i));
    }
    return Answer.ok(
        object(
            "timezone",
            series.zone().getId(),
            "frequency",
            series.frequency().map(Frequency::code),
            "timestamps",
            timestamps,
            "values",
            values));
  }

  private static Answer rollups(Call call) {
    LocalDate from = call.query().date("from", LocalDate.EPOCH);
    LocalDate to = call.query().date("to", LocalDate.of(2100, 1, 1));
    return Pages.list(
        "rollups", call.view().kpis().rollups(call.id("source_id"), from, to), TableRows::of);
  }
}
