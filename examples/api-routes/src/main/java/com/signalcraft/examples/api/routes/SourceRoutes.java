package com.signalcraft.examples.api.routes;

import com.signalcraft.common.Checks;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.internal.TableRows;
import com.signalcraft.kpi.KpiSourceUpdate;
import com.signalcraft.kpi.KpiType;
import com.signalcraft.kpi.NewKpiSource;
import java.util.List;

/** Where KPIs come from. */
public final class SourceRoutes {

  private SourceRoutes() {}

  public static List<Route> routes() {
    return List.of(
        Route.get("/kpis/sources/{business_id}", SourceRoutes::list),
        Route.post("/kpis/sources", SourceRoutes::create)
            .body("business_id", "name", "type", "unit", "config"),
        Route.get("/kpis/sources/items/{source_id}", SourceRoutes::get),
        Route.put("/kpis/sources/{source_id}", SourceRoutes::update)
            .body("name", "unit", "config", "is_active"),
        Route.delete("/kpis/sources/{source_id}", SourceRoutes::delete));
  }

  private static Answer list(Call call) {
    return Pages.list("sources", call.view().sources().list(call.id("business_id")), TableRows::of);
  }

  private static Answer create(Call call) {
    Body body = call.body();
    NewKpiSource source =
        new NewKpiSource(
            body.requiredId("business_id"),
            Checks.required("name", body.text("name")),
            body.requiredConstant(KpiType.class, "type"),
            body.text("unit"),
            body.jsonOrEmpty("config"));
    return Answer.created(TableRows.of(call.view().sources().create(source)));
  }

  private static Answer get(Call call) {
    return Answer.ok(TableRows.of(call.view().sources().get(call.id("source_id"))));
  }

  private static Answer update(Call call) {
    Body body = call.body();
    KpiSourceUpdate update =
        new KpiSourceUpdate(
            body.text("name"), body.text("unit"), body.json("config"), body.flag("is_active"));
    return Answer.ok(TableRows.of(call.view().sources().update(call.id("source_id"), update)));
  }

  private static Answer delete(Call call) {
    call.view().sources().delete(call.id("source_id"));
    return Answer.done();
  }
}
