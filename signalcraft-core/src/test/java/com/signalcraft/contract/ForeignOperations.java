package com.signalcraft.contract;

import static com.signalcraft.contract.Operation.Effect.CHANGES;
import static com.signalcraft.contract.Operation.Effect.READS;
import static com.signalcraft.contract.Operation.Effect.UNBOUND;
import static com.signalcraft.contract.Rule.ownerHimself;
import static com.signalcraft.contract.Rule.person;
import static com.signalcraft.contract.Rule.readsAnywhere;
import static com.signalcraft.contract.Rule.serviceAlone;

import com.signalcraft.SignalCraft;
import com.signalcraft.account.NewUser;
import com.signalcraft.account.ProfileUpdate;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertPhase;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.business.NewBusiness;
import com.signalcraft.common.JsonObject;
import com.signalcraft.common.Location;
import com.signalcraft.common.PageRequest;
import com.signalcraft.common.TimeRange;
import com.signalcraft.contract.Operation.Effect;
import com.signalcraft.external.ArticleContent;
import com.signalcraft.external.MarketPrice;
import com.signalcraft.external.NewsQuery;
import com.signalcraft.external.WeatherReading;
import com.signalcraft.lifecycle.RetentionPolicy;
import com.signalcraft.notification.NewNotification;
import com.signalcraft.notification.NotificationType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The rows of the access matrix that concern people, the service, and what all tenants share. */
final class ForeignOperations {

  private static final PageRequest PAGE = PageRequest.first();
  private static final Duration LEASE = Duration.ofSeconds(1);

  private final List<Operation> rows = new ArrayList<>();

  private ForeignOperations() {}

  static List<Operation> all() {
    ForeignOperations operations = new ForeignOperations();
    operations.people();
    operations.service();
    operations.outside();
    return operations.rows;
  }

  private void people() {
    row("users.me/0", person(), UNBOUND, (view, t) -> view.users().me());
    row("users.get/1", ownerHimself(), READS, (view, t) -> view.users().get(t.ownerId()));
    row(
        "users.update/1",
        person(),
        UNBOUND,
        (view, t) -> view.users().update(new ProfileUpdate("New name", null, null)));
    row("subscriptions.current/0", person(), UNBOUND, (view, t) -> view.subscriptions().current());
    row(
        "subscriptions.usage/1",
        person(),
        UNBOUND,
        (view, t) -> view.subscriptions().usage("2026-01"));
    row(
        "businesses.create/1",
        person(),
        UNBOUND,
        (view, t) -> view.businesses().create(NewBusiness.of("Another")));
    row("businesses.list/1", readsAnywhere(), UNBOUND, (view, t) -> view.businesses().list(PAGE));
    Rule sees =
        caller ->
            caller.role().isPresent() || caller == Caller.INVITED
                ? Outcome.ALLOWED
                : Outcome.NOT_FOUND;
    row("members.accept/1", person(sees), CHANGES, (v, t) -> v.members().accept(t.businessId()));
    row("members.invitations/0", person(), UNBOUND, (view, t) -> view.members().invitations());
    row(
        "notifications.list/2",
        person(),
        UNBOUND,
        (view, t) -> view.notifications().list(false, PAGE));
    row(
        "notifications.markRead/1",
        person(ownerHimself()),
        CHANGES,
        (view, t) -> view.notifications().markRead(t.notificationId()));
    row(
        "lifecycle.exportUser/1",
        ownerHimself(),
        READS,
        (view, t) -> view.lifecycle().exportUser(t.ownerId()));
    row(
        "lifecycle.anonymiseUser/1",
        ownerHimself(),
        CHANGES,
        (view, t) -> view.lifecycle().anonymiseUser(t.ownerId()));
    row(
        "lifecycle.eraseUser/1",
        ownerHimself(),
        CHANGES,
        (view, t) -> view.lifecycle().eraseUser(t.ownerId()));
  }

  private void service() {
    row(
        "users.create/1",
        serviceAlone(),
        UNBOUND,
        (view, t) -> view.users().create(NewUser.of(UUID.randomUUID() + "@example.com")));
    row(
        "subscriptions.apply/1",
        serviceAlone(),
        CHANGES,
        (view, t) ->
            view.subscriptions()
                .apply(SubscriptionChange.active(t.ownerId(), SubscriptionTier.PRO)));
    row(
        "alerts.markTriggered/2",
        serviceAlone(),
        CHANGES,
        (view, t) -> view.alerts().markTriggered(t.alertId(), t.day()));
    row(
        "alertRuns.claim/2",
        serviceAlone(),
        UNBOUND,
        (view, t) -> view.alertRuns().claim(1, LEASE));
    row(
        "alertRuns.commit/1",
        serviceAlone(),
        CHANGES,
        (view, t) -> view.alertRuns().commit(commit(t)));
    row(
        "alertRuns.claimDeliveries/3",
        serviceAlone(),
        UNBOUND,
        (view, t) -> view.alertRuns().claimDeliveries(List.of(t.word()), 1, LEASE));
    row(
        "alertRuns.settle/2",
        serviceAlone(),
        CHANGES,
        (view, t) -> view.alertRuns().settle(t.alertId(), DeliveryOutcome.delivered()));
    row(
        "alertRuns.deadLetters/1",
        serviceAlone(),
        READS,
        (view, t) -> view.alertRuns().deadLetters(t.businessId()));
    row(
        "notifications.send/1",
        serviceAlone(),
        CHANGES,
        (view, t) -> view.notifications().send(notification(t)));
    row(
        "lifecycle.applyRetention/1",
        serviceAlone(),
        UNBOUND,
        (view, t) -> view.lifecycle().applyRetention(RetentionPolicy.DEFAULT));
  }

  private void outside() {
    row(
        "news.save/1",
        serviceAlone(),
        UNBOUND,
        (view, t) ->
            view.news().save(List.of(ArticleContent.of(t.word(), "The Gazette", t.day()))));
    row(
        "news.list/2",
        readsAnywhere(),
        UNBOUND,
        (view, t) -> view.news().list(NewsQuery.ALL, PAGE));
    Location place = Location.of("Town", "Country");
    row(
        "weather.save/1",
        serviceAlone(),
        UNBOUND,
        (view, t) ->
            view.weather()
                .save(
                    List.of(
                        new WeatherReading(
                            Location.of(t.word(), "Country"),
                            t.day(),
                            BigDecimal.TEN,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null))));
    row(
        "weather.list/4",
        readsAnywhere(),
        UNBOUND,
        (view, t) -> view.weather().list(place.city(), place.country(), TimeRange.ALL, PAGE));
    row(
        "market.save/1",
        serviceAlone(),
        UNBOUND,
        (view, t) ->
            view.market().save(List.of(MarketPrice.of(t.word(), t.day(), BigDecimal.ONE))));
    row(
        "market.list/3",
        readsAnywhere(),
        UNBOUND,
        (view, t) -> view.market().list("USD/EUR", TimeRange.ALL, PAGE));
    row("market.latest/1", readsAnywhere(), UNBOUND, (view, t) -> view.market().latest("USD/EUR"));
  }

  private static AlertCommit commit(Targets t) {
    return new AlertCommit(
        t.businessId(),
        t.runVersion(),
        t.day(),
        List.of(AlertClaims.state(t.alertId(), AlertPhase.FIRING, t.day())),
        List.of(AlertClaims.event(AlertChange.FIRED, t.day(), t.alertId())),
        List.of(t.word()));
  }

  private static NewNotification notification(Targets t) {
    return new NewNotification(
        t.ownerId(),
        t.businessId(),
        t.alertId(),
        NotificationType.ALERT,
        "Revenue is low",
        "It is 3 $.",
        JsonObject.EMPTY);
  }

  private void row(String name, Rule rule, Effect effect, BiConsumer<SignalCraft, Targets> call) {
    rows.add(new Operation(name, rule, effect, call));
  }
}
