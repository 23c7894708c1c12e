package com.signalcraft.examples.api.routes;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertSettings;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.AlertUpdate;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.common.Checks;
import com.signalcraft.common.JsonObject;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.internal.TableRows;
import java.util.List;
import java.util.UUID;

/** Alerts. */
public final class AlertRoutes {

  private final SignalCraft service;

  public AlertRoutes(SignalCraft service) {
    this.service = service;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/alerts/{business_id}", AlertRoutes::list),
        Route.post("/alerts", this::create)
            .body(
                "business_id",
                "source_id",
                "name",
                "condition",
                "threshold",
                "timeframe",
                "settings"),
        Route.get("/alerts/items/{alert_id}", AlertRoutes::get),
        Route.put("/alerts/{alert_id}", AlertRoutes::update)
            .body("name", "threshold", "timeframe", "is_active", "settings"),
        Route.delete("/alerts/{alert_id}", AlertRoutes::delete),
        Route.post("/alerts/{alert_id}/triggered", AlertRoutes::triggered).body("at"));
  }

  private static Answer list(Call call) {
    UUID business = call.id("business_id");
    List<Alert> alerts = call.view().alerts().list(business);
    SourceNames names = SourceNames.of(call.view(), business);
    return Pages.list("alerts", alerts, alert -> names.with(TableRows.of(alert), alert.sourceId()));
  }

  private Answer create(Call call) {
    Body body = call.body();
    NewAlert alert =
        new NewAlert(
            body.requiredId("source_id"),
            Checks.required("name", body.text("name")),
            body.requiredConstant(AlertCondition.class, "condition"),
            body.decimal("threshold"),
            body.requiredConstant(AlertTimeframe.class, "timeframe"),
            AlertSettings.ofStrict(body.jsonOrEmpty("settings")));
    UUID business = body.id("business_id");
    if (business != null && isOfAnother(business, alert.sourceId())) {
      throw NotFoundException.of("KPI source", alert.sourceId());
    }
    return Answer.created(TableRows.of(call.view().alerts().create(alert)));
  }

  /** Asked for by the service: a caller who may create an alert need not be one who may read. */
  private boolean isOfAnother(UUID business, UUID source) {
    try {
      return !service.sources().get(source).businessId().equals(business);
    } catch (NotFoundException e) {
      return false;
    }
  }

  private static Answer get(Call call) {
    return Answer.ok(TableRows.of(call.view().alerts().get(call.id("alert_id"))));
  }

  private static Answer update(Call call) {
    Body body = call.body();
    JsonObject settings = body.json("settings");
    AlertUpdate update =
        new AlertUpdate(
            body.text("name"),
            body.decimal("threshold"),
            body.constant(AlertTimeframe.class, "timeframe"),
            body.flag("is_active"),
            settings == null ? null : AlertSettings.ofStrict(settings));
    return Answer.ok(TableRows.of(call.view().alerts().update(call.id("alert_id"), update)));
  }

  private static Answer delete(Call call) {
    call.view().alerts().delete(call.id("alert_id"));
    return Answer.done();
  }

  private static Answer triggered(Call call) {
    return Answer.ok(
        TableRows.of(
            call.view()
                .alerts()
                .markTriggered(
                    call.id("alert_id"), Checks.required("at", call.body().instant("at")))));
  }
}
