package com.signalcraft.jdbc.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.account.NewUser;
import com.signalcraft.account.SubscriptionChange;
import com.signalcraft.account.SubscriptionTier;
import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertCommit;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.anomaly.NewAnomaly;
import com.signalcraft.common.JsonObject;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.PermissionDeniedException;
import com.signalcraft.internal.AlertIds;
import com.signalcraft.jdbc.AlertWorld;
import com.signalcraft.jdbc.JdbcSignalCraft;
import com.signalcraft.kpi.KpiPoint;
import com.signalcraft.kpi.PointBatch;
import com.signalcraft.notification.NewNotification;
import com.signalcraft.notification.Notification;
import com.signalcraft.notification.NotificationType;
import com.signalcraft.security.Identity;
import com.signalcraft.security.IssuedApiKey;
import com.signalcraft.security.NewApiKey;
import com.signalcraft.security.Permission;
import com.signalcraft.security.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What is told, and to whom. */
class EventsTest extends EventTest {

  @Test
  void the_first_event_is_the_gap_from_when_the_subscription_was_made() throws Exception {
    Instant before = databaseTime();
    EventSubscription subscription = asOwner(tenant).subscribe(recorder);
    Instant after = databaseTime();

    Event.Gap gap = recorder.nextGap();

    assertThat(gap.from()).isBetween(before, after);
    assertThat(gap.to()).isBetween(gap.from(), databaseTime());
    assertThat(subscription.isOpen()).isTrue();
    assertThat(subscription.failure()).isEmpty();
  }

  private Instant databaseTime() {
    return Instant.parse(
        database.value("select to_json(clock_timestamp() at time zone 'UTC')#>>'{}'") + "Z");
  }

  @Test
  void points_anomalies_alerts_and_notifications_are_told_in_their_order() throws Exception {
    Alert alert =
        asOwner(tenant)
            .alerts()
            .create(
                new NewAlert(
                    tenant.sourceId(),
                    "Low",
                    AlertCondition.BELOW,
                    BigDecimal.TEN,
                    AlertTimeframe.ONE_HOUR));
    listen(asOwner(tenant), recorder);

    service
        .kpis()
        .write(
            PointBatch.of(
                tenant.sourceId(),
                List.of(
                    KpiPoint.of(tenant.sourceId(), NOON, "1"),
                    KpiPoint.of(tenant.sourceId(), NOON.plusNanos(1_000), "2"))));
    service
        .anomalies()
        .save(
            List.of(
                new NewAnomaly(
                    tenant.sourceId(),
                    NOON,
                    BigDecimal.ONE,
                    BigDecimal.TEN,
                    BigDecimal.valueOf(-4),
                    null)));
    service.alerts().markTriggered(alert.id(), NOON);
    UUID notification = notify(tenant.owner().id()).id();
    Event.PointsWritten last = write(tenant, NOON.plusSeconds(1));

    UUID business = tenant.business().id();
    assertThat(recorder.next())
        .isEqualTo(
            new Event.PointsWritten(business, tenant.sourceId(), NOON, NOON.plusNanos(1_000), 2));
    assertThat(recorder.next()).isEqualTo(new Event.AnomaliesSaved(business, tenant.sourceId()));
    assertThat(recorder.next())
        .isEqualTo(new Event.AlertTriggered(business, tenant.sourceId(), alert.id()));
    assertThat(recorder.next())
        .isEqualTo(new Event.NotificationSent(tenant.owner().id(), notification));
    assertThat(recorder.next()).isEqualTo(last);
  }

  @Test
  void what_an_evaluation_came_to_is_told() throws Exception {
    Alert alert = AlertWorld.alert(tenant);
    AlertRun run =
        service.alertRuns().claim(100, AlertWorld.LEASE).stream()
            .filter(it -> it.businessId().equals(tenant.business().id()))
            .findFirst()
            .orElseThrow();
    AlertCommit fired = AlertWorld.fired(run);
    listen(asOwner(tenant), recorder);

    service.alertRuns().commit(fired);

    assertThat(recorder.next())
        .isEqualTo(new Event.AlertTriggered(tenant.business().id(), tenant.sourceId(), alert.id()));
    assertThat(recorder.next())
        .isEqualTo(
            new Event.NotificationSent(
                tenant.owner().id(),
                AlertIds.notification(fired.events().get(0).id(), tenant.owner().id())));
  }

  private Notification notify(UUID user) {
    return service
        .notifications()
        .send(
            new NewNotification(
                user, null, null, NotificationType.SYSTEM, "Hello", "World", JsonObject.EMPTY));
  }

  @Test
  void nobody_is_told_of_what_is_not_his() throws Exception {
    Recorder strangers = new Recorder();
    listen(asOwner(tenant), recorder);
    listen(asOwner(stranger), strangers);

    Event his = write(tenant, NOON);
    notify(tenant.owner().id());
    Event other = write(stranger, NOON);
    UUID note = notify(stranger.owner().id()).id();
    Event last = write(tenant, NOON.plusSeconds(1));

    assertThat(strangers.next()).isEqualTo(other);
    assertThat(strangers.next()).isEqualTo(new Event.NotificationSent(stranger.owner().id(), note));
    assertThat(recorder.next()).isEqualTo(his);
    assertThat(recorder.next()).isInstanceOf(Event.NotificationSent.class);
    assertThat(recorder.next()).isEqualTo(last);
  }

  @Test
  void a_member_is_told_until_his_membership_ends_and_an_invited_not_before_it_begins()
      throws Exception {
    UUID guest = service.users().create(NewUser.of("guest@example.com")).id();
    service
        .subscriptions()
        .apply(SubscriptionChange.active(tenant.owner().id(), SubscriptionTier.ENTERPRISE));
    asOwner(tenant).members().invite(tenant.business().id(), guest, Role.VIEWER);
    listen(as(guest), recorder);
    Recorder witness = new Recorder();
    listen(service, witness);

    witnessed(witness, write(tenant, NOON));
    as(guest).members().accept(tenant.business().id());
    Event joined = witnessed(witness, write(tenant, NOON.plusSeconds(1)));
    assertThat(recorder.next()).isEqualTo(joined);

    asOwner(tenant).members().remove(tenant.business().id(), guest);
    witnessed(witness, write(tenant, NOON.plusSeconds(2)));
    UUID note = notify(guest).id();
    assertThat(recorder.next()).isEqualTo(new Event.NotificationSent(guest, note));
  }

  /** The last subscription is served after the others: what it was told, they were told. */
  private static Event witnessed(Recorder witness, Event event) throws InterruptedException {
    assertThat(witness.next()).isEqualTo(event);
    return event;
  }

  @Test
  void a_key_is_told_of_its_business_until_it_is_revoked() throws Exception {
    IssuedApiKey key = key(Permission.READ);
    EventSubscription subscription = listen(service.as(Identity.apiKey(key.secret())), recorder);

    write(stranger, NOON);
    notify(tenant.owner().id());
    Event written = write(tenant, NOON);
    assertThat(recorder.next()).isEqualTo(written);

    asOwner(tenant).apiKeys().revoke(tenant.business().id(), key.key().id());
    write(tenant, NOON.plusSeconds(1));

    assertThat(recorder.failure())
        .isInstanceOf(AuthenticationException.class)
        .hasMessage("the API key is not valid");
    assertThat(subscription.isOpen()).isFalse();
    assertThat(subscription.failure()).containsInstanceOf(AuthenticationException.class);
  }

  private IssuedApiKey key(Permission permission) {
    return asOwner(tenant)
        .apiKeys()
        .issue(tenant.business().id(), new NewApiKey("till", Set.of(permission), null));
  }

  @Test
  void who_is_not_valid_or_reads_nothing_cannot_subscribe() {
    JdbcSignalCraft writer = service.as(Identity.apiKey(key(Permission.WRITE).secret()));

    assertThatExceptionOfType(PermissionDeniedException.class)
        .isThrownBy(() -> writer.subscribe(recorder));
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(() -> as(UUID.randomUUID()).subscribe(recorder));
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(() -> service.as(Identity.token("a.b.c")).subscribe(recorder));
    awaitListeners(0);
  }

  @Test
  void a_user_who_was_anonymised_is_told_no_more() throws Exception {
    EventSubscription subscription = listen(asOwner(tenant), recorder);

    service.lifecycle().anonymiseUser(tenant.owner().id());
    write(tenant, NOON);

    assertThat(recorder.failure()).hasMessage("the user is not known");
    assertThat(subscription.isOpen()).isFalse();
  }

  @Test
  void a_token_is_checked_at_each_telling() throws Exception {
    UUID owner = tenant.owner().id();
    AtomicBoolean expired = new AtomicBoolean();
    try (JdbcSignalCraft other =
        database
            .signalCraft()
            .tokenVerifier(
                token -> {
                  if (expired.get()) {
                    throw new AuthenticationException("the token is not valid");
                  }
                  return owner;
                })
            .build()) {
      listen(other.as(Identity.token("some.valid.token")), recorder);
      Event written = write(tenant, NOON);
      assertThat(recorder.next()).isEqualTo(written);

      expired.set(true);
      write(tenant, NOON.plusSeconds(1));

      assertThat(recorder.failure()).hasMessage("the token is not valid");
    }
  }

  @Test
  void the_service_is_told_of_everything() throws Exception {
    listen(service, recorder);

    List<Event> written = List.of(write(tenant, NOON), write(stranger, NOON));
    UUID note = notify(tenant.owner().id()).id();

    assertThat(List.of(recorder.next(), recorder.next())).isEqualTo(written);
    assertThat(recorder.next()).isEqualTo(new Event.NotificationSent(tenant.owner().id(), note));
  }

  @Test
  void what_is_rolled_back_is_not_told() throws Exception {
    listen(service, recorder);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                service.inTransaction(
                    together -> {
                      together
                          .kpis()
                          .write(
                              PointBatch.of(
                                  tenant.sourceId(),
                                  List.of(KpiPoint.of(tenant.sourceId(), NOON, "1"))));
                      throw new IllegalStateException("on purpose");
                    }));
    Event committed = write(tenant, NOON.plus(Duration.ofHours(1)));

    assertThat(recorder.next()).isEqualTo(committed);
  }

  @Test
  void events_of_kinds_that_are_not_known_are_handed_on_to_those_who_may_know() throws Exception {
    Recorder all = new Recorder();
    listen(asOwner(tenant), recorder);
    listen(service, all);
    UUID business = tenant.business().id();

    send("not JSON");
    send("[1]");
    send("{\"no\":\"type\"}");
    send("{\"type\":\"points\",\"business_id\":\"no id\"}");
    send("{\"type\":\"points\",\"business_id\":\"" + business + "\"}");
    send("{\"type\":\"weather\"}");
    send("{\"type\":\"fire\",\"business_id\":\"" + stranger.business().id() + "\"}");
    send("{\"type\":\"note\",\"user_id\":\"" + stranger.owner().id() + "\"}");
    send(
        "{\"type\":\"both\",\"business_id\":\"%s\",\"user_id\":\"%s\"}"
            .formatted(business, stranger.owner().id()));
    send("{\"type\":\"fire\",\"business_id\":\"" + business + "\",\"floor\":2}");
    send("{\"type\":\"note\",\"user_id\":\"" + tenant.owner().id() + "\"}");

    assertThat(recorder.next())
        .isInstanceOfSatisfying(
            Event.Unknown.class,
            event -> {
              assertThat(event.type()).isEqualTo("fire");
              assertThat(event.data().string("business_id")).hasValue(business.toString());
              assertThat(event.data().number("floor")).hasValue(BigDecimal.valueOf(2));
            });
    assertThat(recorder.next())
        .isInstanceOfSatisfying(
            Event.Unknown.class, event -> assertThat(event.type()).isEqualTo("note"));
    assertThat(all.next())
        .isEqualTo(new Event.Unknown("weather", JsonObject.of("type", "weather")));
  }
}
