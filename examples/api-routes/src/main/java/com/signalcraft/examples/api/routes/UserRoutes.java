package com.signalcraft.examples.api.routes;

import static com.signalcraft.examples.api.call.JsonText.object;

import com.signalcraft.account.NewUser;
import com.signalcraft.account.PlanUsage;
import com.signalcraft.account.ProfileUpdate;
import com.signalcraft.account.Subscription;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionStatus;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.common.Checks;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.Body;
import com.signalcraft.examples.api.call.Call;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.internal.TableRows;
import java.util.List;

/** Profiles, plans and what a person may ask for of his data. */
public final class UserRoutes {

  private UserRoutes() {}

  public static List<Route> routes() {
    return List.of(
        Route.get("/users/profile", call -> Answer.ok(TableRows.of(call.view().users().me()))),
        Route.put("/users/profile", UserRoutes::update).body("full_name", "avatar_url", "timezone"),
        Route.get("/users/subscription", UserRoutes::subscription),
        Route.get("/users/usage", UserRoutes::usage).query("period"),
        Route.get("/users/invitations", UserRoutes::invitations),
        Route.post("/users", UserRoutes::create).body("email", "full_name", "timezone"),
        Route.get(
            "/users/{user_id}",
            call -> Answer.ok(TableRows.of(call.view().users().get(call.id("user_id"))))),
        Route.put("/users/{user_id}/subscription", UserRoutes::apply)
            .body(
                "tier",
                "status",
                "stripe_customer_id",
                "stripe_subscription_id",
                "current_period_start",
                "current_period_end"),
        Route.get("/users/{user_id}/export", UserRoutes::export),
        Route.post("/users/{user_id}/anonymise", UserRoutes::anonymise),
        Route.delete("/users/{user_id}", UserRoutes::erase));
  }

  private static Answer create(Call call) {
    Body body = call.body();
    String timezone = body.text("timezone");
    NewUser user =
        new NewUser(
            Checks.required("email", body.text("email")),
            body.text("full_name"),
            timezone == null ? "UTC" : timezone);
    return Answer.created(TableRows.of(call.view().users().create(user)));
  }

  private static Answer update(Call call) {
    Body body = call.body();
    ProfileUpdate update =
        new ProfileUpdate(body.text("full_name"), body.text("avatar_url"), body.text("timezone"));
    return Answer.ok(TableRows.of(call.view().users().update(update)));
  }

  private static Answer subscription(Call call) {
    return Answer.ok(json(call.view().subscriptions().current()));
  }

  public static Object json(PlanUsage plan) {
    Subscription row = plan.subscription();
    return object(
        "tier", row.tier(),
        "status", row.status(),
        "current_period_start", row.currentPeriodStart(),
        "current_period_end", row.currentPeriodEnd(),
        "trial_end", row.trialEnd(),
        "usage",
            object(
                "api_calls", plan.apiCalls(),
                "api_calls_limit", plan.apiCallsLimit(),
                "data_sources", plan.dataSources(),
                "data_sources_limit", plan.dataSourcesLimit()),
        "effective_tier", plan.effectiveTier(),
        "subscription", TableRows.of(row));
  }

  private static Answer usage(Call call) {
    return Answer.ok(
        object(
            "entries",
            call.view().subscriptions().usage(call.query().required("period")).stream()
                .map(TableRows::of)
                .toList()));
  }

  private static Answer invitations(Call call) {
    return Answer.ok(
        object(
            "invitations",
            call.view().members().invitations().stream().map(TableRows::of).toList()));
  }

  private static Answer apply(Call call) {
    Body body = call.body();
    SubscriptionChange change =
        new SubscriptionChange(
            call.id("user_id"),
            body.requiredConstant(SubscriptionTier.class, "tier"),
            body.requiredConstant(SubscriptionStatus.class, "status"),
            body.text("stripe_customer_id"),
            body.text("stripe_subscription_id"),
            body.instant("current_period_start"),
            body.instant("current_period_end"));
    return Answer.ok(TableRows.of(call.view().subscriptions().apply(change)));
  }

  private static Answer export(Call call) {
    return Answer.ok(
        object("tables", call.view().lifecycle().exportUser(call.id("user_id")).tables()));
  }

  private static Answer anonymise(Call call) {
    call.view().lifecycle().anonymiseUser(call.id("user_id"));
    return Answer.done();
  }

  private static Answer erase(Call call) {
    call.view().lifecycle().eraseUser(call.id("user_id"));
    return Answer.done();
  }
}
