package com.signalcraft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.alert.Alert;
import com.signalcraft.alert.AlertChange;
import com.signalcraft.alert.AlertCondition;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.alert.AlertRun;
import com.signalcraft.alert.AlertTimeframe;
import com.signalcraft.alert.DeliveryOutcome;
import com.signalcraft.alert.NewAlert;
import com.signalcraft.internal.AlertIds;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events on their way through channels. */
abstract class AlertDeliveryContract extends ContractArea {

  private Tenant tenant;
  private Alert alert;
  private AlertClaims claims;

  /** A channel that no other test uses. */
  private String channel;

  @BeforeEach
  void makeAlert() {
    tenant = given().tenant();
    tick();
    alert =
        as(tenant.editor())
            .alerts()
            .create(
                new NewAlert(
                    tenant.sourceId(),
                    "High",
                    AlertCondition.ABOVE,
                    BigDecimal.TEN,
                    AlertTimeframe.ONE_HOUR));
    claims = new AlertClaims(service());
    channel = "channel-" + UUID.randomUUID();
  }

  @Test
  void an_event_goes_through_each_channel_once() {
    AlertEvent event = commit(channel, channel + "-2");

    AlertDelivery first = one(channel);
    AlertDelivery second = one(channel + "-2");

    assertThat(first.id()).isEqualTo(AlertIds.delivery(event.id(), channel));
    assertThat(first.businessId()).isEqualTo(tenant.businessId());
    assertThat(first.channel()).isEqualTo(channel);
    assertThat(first.event()).isEqualTo(event);
    assertThat(first.attempts()).isZero();
    assertThat(first.lastError()).isNull();
    assertThat(first.createdAt()).isBetween(now().minusSeconds(60), now());
    assertThat(first.leasedUntil()).isAfter(first.createdAt());
    assertThat(second.id()).isEqualTo(AlertIds.delivery(event.id(), channel + "-2"));
    assertThat(service().alertRuns().deadLetters(tenant.businessId())).isEmpty();
  }

  @Test
  void what_one_has_claimed_nobody_else_is_given_until_the_lease_ends() {
    commit(channel);
    AlertDelivery claimed = one(channel);
    assertThat(due(channel)).isEmpty();

    letPass(AlertClaims.LEASE.minusSeconds(1));
    assertThat(due(channel)).isEmpty();
    letPass(Duration.ofSeconds(1));

    assertThat(due(channel))
        .singleElement()
        .satisfies(
            again -> {
              assertThat(again.id()).isEqualTo(claimed.id());
              assertThat(again.attempts()).as("not settled, not counted").isZero();
            });
  }

  @Test
  void what_is_delivered_stays_so() {
    commit(channel);
    AlertDelivery delivery = one(channel);

    settle(delivery, DeliveryOutcome.delivered());
    settle(delivery, DeliveryOutcome.retry(now(), "too late"));
    settle(delivery, DeliveryOutcome.dead("too late"));

    assertThat(due(channel)).isEmpty();
    assertThat(service().alertRuns().deadLetters(tenant.businessId())).isEmpty();
  }

  @Test
  void what_failed_is_given_out_again_when_it_is_time() {
    commit(channel);
    AlertDelivery delivery = one(channel);

    settle(delivery, DeliveryOutcome.retry(now().plus(Duration.ofMinutes(2)), "503"));

    assertThat(due(channel)).isEmpty();
    letPass(Duration.ofMinutes(2).plusSeconds(1));
    AlertDelivery second = one(channel);
    assertThat(second.id()).isEqualTo(delivery.id());
    assertThat(second.attempts()).isOne();
    assertThat(second.lastError()).isEqualTo("503");
    assertThat(second.event()).isEqualTo(delivery.event());
    assertThat(second.createdAt()).isEqualTo(delivery.createdAt());
  }

  @Test
  void a_retry_at_once_ends_the_lease() {
    commit(channel);
    AlertDelivery delivery = one(channel);

    settle(delivery, DeliveryOutcome.retry(delivery.createdAt(), "busy"));

    assertThat(one(channel).attempts()).isOne();
  }

  @Test
  void what_failed_for_good_is_kept_as_a_dead_letter() {
    commit(channel);
    AlertDelivery delivery = one(channel);

    settle(delivery, DeliveryOutcome.dead("410: gone"));

    assertThat(due(channel)).isEmpty();
    assertThat(service().alertRuns().deadLetters(tenant.businessId()))
        .containsExactly(
            new AlertDelivery(
                delivery.id(),
                tenant.businessId(),
                channel,
                delivery.event(),
                1,
                null,
                "410: gone",
                delivery.createdAt()));
    Tenant other = given().tenant();
    assertThat(service().alertRuns().deadLetters(other.businessId())).isEmpty();
  }

  @Test
  void dead_letters_are_told_the_last_one_first_a_hundred_at_most() {
    List<UUID> dead = new ArrayList<>();
    String[] channels = new String[100];
    for (int i = 0; i < channels.length; i++) {
      channels[i] = channel + "-" + i;
    }
    commit(channels);
    commit(channel);
    for (String name : channels) {
      tick();
      AlertDelivery delivery = one(name);
      settle(delivery, DeliveryOutcome.dead("gone"));
      dead.add(0, delivery.id());
    }
    assertThat(service().alertRuns().deadLetters(tenant.businessId()))
        .extracting(AlertDelivery::id)
        .containsExactlyElementsOf(dead);

    tick();
    AlertDelivery last = one(channel);
    settle(last, DeliveryOutcome.dead("gone"));

    assertThat(service().alertRuns().deadLetters(tenant.businessId()))
        .hasSize(100)
        .extracting(AlertDelivery::id)
        .startsWith(last.id(), dead.get(0));
  }

  @Test
  void a_dead_letter_can_be_sent_again() {
    commit(channel);
    AlertDelivery delivery = one(channel);
    settle(delivery, DeliveryOutcome.dead("401"));

    settle(delivery, DeliveryOutcome.retry(delivery.createdAt(), "the key was changed"));

    assertThat(service().alertRuns().deadLetters(tenant.businessId())).isEmpty();
    AlertDelivery again = one(channel);
    assertThat(again.id()).isEqualTo(delivery.id());
    assertThat(again.attempts()).isEqualTo(2);
    settle(again, DeliveryOutcome.delivered());
    assertThat(due(channel)).isEmpty();
  }

  @Test
  void only_the_channels_that_are_asked_for_are_given_out() {
    commit(channel, channel + "-2", channel + "-3");

    assertThat(
            service()
                .alertRuns()
                .claimDeliveries(
                    List.of(channel, channel + "-3", "nothing-of-this-name"),
                    10,
                    AlertClaims.LEASE))
        .extracting(AlertDelivery::channel)
        .containsExactlyInAnyOrder(channel, channel + "-3");
    assertThat(due(channel + "-2")).hasSize(1);
  }

  @Test
  void the_longest_due_come_first_and_no_more_than_asked_for() {
    AlertEvent first = commit(channel);
    AlertEvent second = commit(channel);
    AlertEvent third = commit(channel);

    assertThat(claimEvents(2)).containsExactly(first, second);
    assertThat(claimEvents(2)).containsExactly(third);
    assertThat(claimEvents(2)).isEmpty();
  }

  @Test
  void a_removed_business_sends_nothing() {
    commit(channel);

    as(tenant.owner()).businesses().delete(tenant.businessId());

    assertThat(due(channel)).isEmpty();
  }

  @Test
  void settling_what_is_not_there_does_nothing() {
    service().alertRuns().settle(UUID.randomUUID(), DeliveryOutcome.delivered());
    service().alertRuns().settle(UUID.randomUUID(), DeliveryOutcome.retry(now(), "gone"));
    service().alertRuns().settle(UUID.randomUUID(), DeliveryOutcome.dead("gone"));
  }

  private List<AlertEvent> claimEvents(int limit) {
    return service()
        .alertRuns()
        .claimDeliveries(List.of(channel), limit, AlertClaims.LEASE)
        .stream()
        .map(AlertDelivery::event)
        .toList();
  }

  private void settle(AlertDelivery delivery, DeliveryOutcome outcome) {
    service().alertRuns().settle(delivery.id(), outcome);
  }

  private AlertDelivery one(String name) {
    List<AlertDelivery> all = due(name);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private List<AlertDelivery> due(String name) {
    return claims.deliveries(tenant.businessId(), name);
  }

  private AlertEvent commit(String... channels) {
    tick();
    AlertRun run = claims.run(tenant.businessId());
    AlertEvent event = AlertClaims.event(AlertChange.FIRED, midnight(1), alert.id());
    service()
        .alertRuns()
        .commit(AlertClaims.commit(run).events(event).through(channels).due(run.now()).build());
    return event;
  }
}
