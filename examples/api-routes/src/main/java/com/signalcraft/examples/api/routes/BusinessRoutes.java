package com.signalcraft.examples.api.routes;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.business.BusinessUpdate;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.Checks;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.internal.TableRows;
import java.util.List;

/** Businesses. */
public final class BusinessRoutes {

  private static final String[] COLUMNS = {
    "name", "industry", "description", "location", "settings"
  };

  private BusinessRoutes() {}

  public static List<Route> routes() {
    return List.of(
        Route.get("/businesses", BusinessRoutes::list).page(),
        Route.post("/businesses", BusinessRoutes::create).body(COLUMNS),
        Route.get("/businesses/{id}", BusinessRoutes::get),
        Route.put("/businesses/{id}", BusinessRoutes::update).body(COLUMNS),
        Route.delete("/businesses/{id}", BusinessRoutes::delete),
        Route.post("/businesses/{id}/transfer", BusinessRoutes::transfer).body("owner_id"),
        Route.get("/businesses/{id}/export", BusinessRoutes::export),
        Route.post("/businesses/{id}/erase", BusinessRoutes::erase));
  }

  private static Answer list(Call call) {
    return Pages.page(
        "businesses", call.view().businesses().list(call.query().page()), TableRows::of);
  }

  private static Answer create(Call call) {
    Body body = call.body();
    NewBusiness business =
        new NewBusiness(
            Checks.required("name", body.text("name")),
            body.text("industry"),
            body.text("description"),
            body.location("location"),
            body.jsonOrEmpty("settings"));
    return Answer.created(TableRows.of(call.view().businesses().create(business)));
  }

  private static Answer get(Call call) {
    return Answer.ok(TableRows.of(call.view().businesses().get(call.id("id"))));
  }

  private static Answer update(Call call) {
    Body body = call.body();
    BusinessUpdate update =
        new BusinessUpdate(
            body.text("name"),
            body.text("industry"),
            body.text("description"),
            body.location("location"),
            body.json("settings"));
    return Answer.ok(TableRows.of(call.view().businesses().update(call.id("id"), update)));
  }

  private static Answer delete(Call call) {
    call.view().businesses().delete(call.id("id"));
    return Answer.done();
  }

  private static Answer transfer(Call call) {
    return Answer.ok(
        TableRows.of(
            call.view().businesses().transfer(call.id("id"), call.body().requiredId("owner_id"))));
  }

  private static Answer export(Call call) {
    return Answer.ok(
        object("tables", call.view().lifecycle().exportBusiness(call.id("id")).tables()));
  }

  private static Answer erase(Call call) {
    call.view().lifecycle().eraseBusiness(call.id("id"));
    return Answer.done();
  }
}
