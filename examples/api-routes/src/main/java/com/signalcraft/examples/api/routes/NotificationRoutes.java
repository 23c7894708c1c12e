package com.signalcraft.examples.api.routes;

import com.signalcraft.common.Checks;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.internal.TableRows;
import com.signalcraft.notification.NewNotification;
import com.signalcraft.notification.NotificationType;
import java.util.List;

/** Notifications. */
public final class NotificationRoutes {

  private NotificationRoutes() {}

  public static List<Route> routes() {
    return List.of(
        Route.get("/notifications", NotificationRoutes::list).page("unread"),
        Route.post("/notifications/{id}/read", NotificationRoutes::read),
        Route.post("/notifications", NotificationRoutes::send)
            .body("user_id", "business_id", "alert_id", "type", "title", "message", "data"));
  }

  private static Answer list(Call call) {
    boolean unread = Boolean.TRUE.equals(call.query().flag("unread"));
    return Pages.page(
        "notifications",
        call.view().notifications().list(unread, call.query().page()),
        TableRows::of);
  }

  private static Answer read(Call call) {
    return Answer.ok(TableRows.of(call.view().notifications().markRead(call.id("id"))));
  }

  private static Answer send(Call call) {
    Body body = call.body();
    NewNotification notification =
        new NewNotification(
            body.requiredId("user_id"),
            body.id("business_id"),
            body.id("alert_id"),
            body.requiredConstant(NotificationType.class, "type"),
            Checks.required("title", body.text("title")),
            Checks.required("message", body.text("message")),
            body.jsonOrEmpty("data"));
    return Answer.created(TableRows.of(call.view().notifications().send(notification)));
  }
}
