package com.signalcraft.examples.api.routes;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertMemory;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertState;
import com.signalcraft.alert.AlertStatus;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.common.Checks;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Pages;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.internal.TableRows;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs, states and deliveries of alerts. */
public final class AlertRunRoutes {

  /** The members of an event. */
  public static final List<String> EVENT =
      List.of("id", "alert_ids", "change", "at", "title", "message", "data");

  /** The members of a state. */
  public static final List<String> STATE =
      List.of("alert_id", "phase", "since", "evaluated_until", "value", "message", "memory");

  private AlertRunRoutes() {}

  public static List<Route> routes() {
    return List.of(
        Route.post("/alerts/runs/claim", AlertRunRoutes::claim).body("limit", "lease"),
        Route.post("/alerts/runs/{business_id}/commit", AlertRunRoutes::commit)
            .body("version", "next_due", "states", "events", "channels"),
        Route.get("/alerts/{business_id}/statuses", AlertRunRoutes::statuses),
        Route.post("/alerts/deliveries/claim", AlertRunRoutes::claimDeliveries)
            .body("channels", "limit", "lease"),
        Route.post("/alerts/deliveries/{delivery_id}/settle", AlertRunRoutes::settle)
            .headers("Idempotency-Key")
            .body("outcome", "retry_at", "error"),
        Route.get("/alerts/deliveries/{business_id}/dead", AlertRunRoutes::deadLetters));
  }

  private static Answer claim(Call call) {
    Body body = call.body();
    return Pages.list(
        "runs",
        call.view().alertRuns().claim(body.number("limit"), lease(body)),
        AlertRunRoutes::row);
  }

  private static Duration lease(Body body) {
    String text = Checks.required("lease", body.text("lease"));
    try {
      return Duration.parse(text);
    } catch (DateTimeException e) {
      throw new BadRequest("lease", "must be a length of time such as PT30S, was \"" + text + "\"");
    }
  }

  private static Answer commit(Call call) {
    Body body = call.body();
    call.view()
        .alertRuns()
        .commit(
            new AlertCommit(
                call.id("business_id"),
                body.whole("version"),
                Checks.required("next_due", body.instant("next_due")),
                body.objects("states", STATE).stream().map(AlertRunRoutes::state).toList(),
                body.objects("events", EVENT).stream().map(AlertRunRoutes::event).toList(),
                body.texts("channels")));
    return Answer.done();
  }

  public static AlertState state(Body body) {
    AlertStatus status =
        new AlertStatus(
            body.requiredId("alert_id"),
            Checks.required("phase", body.open(AlertPhase.class, "phase")),
            Checks.required("since", body.instant("since")),
            Checks.required("evaluated_until", body.instant("evaluated_until")),
            body.real("value"),
            Checks.required("message", body.text("message")));
    String memory = Checks.required("memory", body.text("memory"));
    try {
      return new AlertState(status, AlertMemory.of(Base64.getDecoder().decode(memory)));
    } catch (IllegalArgumentException e) {
      throw new BadRequest("memory", "must be base64: " + e.getMessage());
    }
  }

  public static AlertEvent event(Body body) {
    return new AlertEvent(
        body.requiredId("id"),
        body.ids("alert_ids"),
        Checks.required("change", body.open(AlertChange.class, "change")),
        Checks.required("at", body.instant("at")),
        Checks.required("title", body.text("title")),
        Checks.required("message", body.text("message")),
        Checks.required("data", body.json("data")));
  }

  private static Answer statuses(Call call) {
    return Pages.list(
        "statuses", call.view().alertRuns().statuses(call.id("business_id")), AlertRunRoutes::row);
  }

  private static Answer claimDeliveries(Call call) {
    Body body = call.body();
    return Pages.list(
        "deliveries",
        call.view()
            .alertRuns()
            .claimDeliveries(body.texts("channels"), body.number("limit"), lease(body)),
        AlertRunRoutes::row);
  }

  private static Answer settle(Call call) {
    call.view().alertRuns().settle(call.id("delivery_id"), outcome(call.body()));
    return Answer.done();
  }

  private static DeliveryOutcome outcome(Body body) {
    String outcome = Checks.required("outcome", body.text("outcome"));
    DeliveryOutcome.Kind kind =
        switch (outcome) {
          case "delivered" -> DeliveryOutcome.Kind.DELIVERED;
          case "retry" -> DeliveryOutcome.Kind.RETRY;
          case "dead" -> DeliveryOutcome.Kind.DEAD;
          default ->
              throw new BadRequest(
                  "outcome", "must be delivered, retry or dead, was \"" + outcome + "\"");
        };
    return new DeliveryOutcome(kind, body.instant("retry_at"), body.text("error"));
  }

  private static Answer deadLetters(Call call) {
    return Pages.list(
        "deliveries",
        call.view().alertRuns().deadLetters(call.id("business_id")),
        AlertRunRoutes::row);
  }

  public static Object row(AlertRun run) {
    return object(
        "business_id", run.businessId(),
        "version", run.version(),
        "leased_until", run.leasedUntil(),
        "now", run.now(),
        "alerts", Pages.rows(run.alerts(), TableRows::of),
        "states", Pages.rows(run.states(), AlertRunRoutes::row));
  }

  public static Map<String, Object> row(AlertStatus status) {
    return object(
        "alert_id", status.alertId(),
        "phase", status.phase(),
        "since", status.since(),
        "evaluated_until", status.evaluatedUntil(),
        "value", status.value(),
        "message", status.message());
  }

  public static Object row(AlertState state) {
    Map<String, Object> members = new LinkedHashMap<>(row(state.status()));
    members.put("memory", Base64.getEncoder().encodeToString(state.memory().bytes()));
    return members;
  }

  public static Object row(AlertDelivery delivery) {
    return object(
        "id", delivery.id(),
        "business_id", delivery.businessId(),
        "channel", delivery.channel(),
        "event", TableRows.of(delivery.event()),
        "attempts", delivery.attempts(),
        "leased_until", delivery.leasedUntil(),
        "last_error", delivery.lastError(),
        "created_at", delivery.createdAt());
  }
}
