package com.signalcraft.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.signalcraft.SignalCraft;
import com.signalcraft.alert.AlertDelivery;
import com.signalcraft.alert.AlertEvent;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.memory.InMemorySignalCraft;
import com.signalcraft.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How deliveries are tried until they arrive, or die. */
class DeliveryTest {

  private static final Duration WAIT = Duration.ofSeconds(10);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-03-15T10:20:30Z"));
  private final InMemorySignalCraft service = InMemorySignalCraft.builder().clock(clock).build();
  private final Shop shop = Shop.open(service, "shop");
  private final ScriptedChannel channel = new ScriptedChannel("hook");
  private final AtomicLong nanos = new AtomicLong();

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void what_is_told_is_sent_once() {
    AlertEvent event = shop.tell("High", "hook");
    AlertScheduler scheduler = scheduler(service);

    assertThat(scheduler.runOnce()).isEqualTo(new RunReport(0, 0, 0, 0, 1, 0, 0));
    assertThat(scheduler.runOnce().delivered()).isZero();

    assertThat(channel.sent()).extracting(AlertDelivery::event).containsExactly(event);
  }

  @Test
  void what_fails_is_tried_again_after_waits_that_double() {
    shop.tell("High", "hook");
    channel.thenFail(4);
    AlertScheduler scheduler = scheduler(service);

    assertThat(scheduler.runOnce().retried()).isOne();
    for (int failures = 1; failures <= 4; failures++) {
      Duration wait = WAIT.multipliedBy(1L << (failures - 1));
      clock.advance(wait.multipliedBy(4).dividedBy(5).minusMillis(1));
      assertThat(scheduler.runOnce().attempts()).as("too early").isZero();
      clock.advance(wait.multipliedBy(2).dividedBy(5).plusMillis(2));
      assertThat(scheduler.runOnce().attempts()).as("after %s", wait).isOne();
    }

    assertThat(channel.sent()).extracting(AlertDelivery::attempts).containsExactly(0, 1, 2, 3, 4);
    assertThat(channel.sent())
        .extracting(AlertDelivery::id)
        .containsOnly(channel.sent().get(0).id());
    assertThat(service.alertRuns().deadLetters(shop.business())).isEmpty();
  }

  @Test
  void the_receiver_may_ask_for_a_longer_wait_up_to_a_day() {
    shop.tell("High", "hook");
    channel.then(fail(true, Duration.ofMinutes(7))).then(fail(true, Duration.ofDays(400)));
    AlertScheduler scheduler = scheduler(service);
    scheduler.runOnce();

    clock.advance(Duration.ofMinutes(7).minusSeconds(1));
    assertThat(scheduler.runOnce().attempts()).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(scheduler.runOnce().retried()).isOne();
    clock.advance(Duration.ofDays(1).minusSeconds(1));
    assertThat(scheduler.runOnce().attempts()).isZero();
    clock.advance(Duration.ofSeconds(1));
    assertThat(scheduler.runOnce().delivered()).isOne();
  }

  @Test
  void the_wait_begins_when_the_attempt_has_ended() {
    shop.tell("High", "hook");
    channel.then(
        delivery -> {
          nanos.addAndGet(Duration.ofSeconds(60).toNanos());
          throw new DeliveryFailedException(true, "slow");
        });
    AlertScheduler scheduler = scheduler(service);
    scheduler.runOnce();

    clock.advance(Duration.ofSeconds(67));
    assertThat(scheduler.runOnce().attempts()).isZero();
    clock.advance(Duration.ofSeconds(6));
    assertThat(scheduler.runOnce().delivered()).isOne();
  }

  @Test
  void what_will_not_pass_is_a_dead_letter_at_once() {
    AlertEvent event = shop.tell("High", "hook");
    channel.then(fail(false, null));

    assertThat(scheduler(service).runOnce().dead()).isOne();

    assertThat(service.alertRuns().deadLetters(shop.business()))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.event()).isEqualTo(event);
              assertThat(letter.attempts()).isOne();
              assertThat(letter.lastError()).isEqualTo("no such hook");
            });
  }

  @Test
  void after_the_last_attempt_it_is_a_dead_letter() {
    shop.tell("High", "hook");
    channel.thenFail(9);
    AlertScheduler scheduler =
        scheduler(service, DeliveryOptions.defaults().withAttempts(3).withWaits(WAIT, WAIT));
    for (int i = 0; i < 5; i++) {
      scheduler.runOnce();
      clock.advance(WAIT.multipliedBy(2));
    }

    assertThat(channel.sent()).hasSize(3);
    assertThat(service.alertRuns().deadLetters(shop.business()))
        .singleElement()
        .satisfies(letter -> assertThat(letter.attempts()).isEqualTo(3));
  }

  @Test
  void what_fails_when_it_is_too_old_is_a_dead_letter() {
    shop.tell("High", "hook");
    channel.thenFail(9);
    AlertScheduler scheduler = scheduler(service);
    scheduler.runOnce();
    clock.advance(Duration.ofDays(1).plusSeconds(1));

    assertThat(scheduler.runOnce().dead()).as("tried, and given up").isOne();
    assertThat(channel.sent()).hasSize(2);
  }

  @Test
  void a_defect_of_a_channel_counts_as_a_failure_that_passes_and_keeps_no_secret() {
    shop.tell("High", "hook");
    channel
        .then(
            delivery -> {
              throw new IllegalStateException("token=secret");
            })
        .then(
            delivery -> {
              throw NotFoundException.of("user", UUID.randomUUID());
            });
    AlertScheduler scheduler = scheduler(service);
    assertThat(scheduler.runOnce().retried()).isOne();
    clock.advance(Duration.ofMinutes(1));
    assertThat(scheduler.runOnce().retried()).isOne();
    clock.advance(Duration.ofMinutes(1));
    assertThat(scheduler.runOnce().delivered()).isOne();

    assertThat(channel.sent().get(1).lastError()).isEqualTo("IllegalStateException");
  }

  /** At least once: who receives it tells by the id. */
  @Test
  void a_crash_between_delivery_and_note_delivers_again_with_the_same_id() {
    shop.tell("High", "hook");
    AtomicBoolean crashed = new AtomicBoolean();
    SignalCraft crashing =
        Faults.in(
            service,
            "alertRuns",
            (method, arguments, call) -> {
              if (method.getName().equals("settle") && crashed.compareAndSet(false, true)) {
                throw new TransportException("the connection was cut");
              }
              return call.go();
            });
    AlertScheduler first = scheduler(crashing);
    AlertScheduler second = scheduler(service);
    first.runOnce();
    assertThat(second.runOnce().attempts()).as("still leased").isZero();

    clock.advance(DeliveryOptions.defaults().lease());
    assertThat(second.runOnce().delivered()).isOne();
    clock.advance(Duration.ofDays(1));
    assertThat(second.runOnce().attempts()).isZero();

    assertThat(channel.sent()).hasSize(2);
    assertThat(channel.sent().get(1).id()).isEqualTo(channel.sent().get(0).id());
  }

  @Test
  void a_channel_that_fails_does_not_keep_others_from_delivering() {
    shop.tell("High", "hook", "other");
    channel.thenFail(1);
    ScriptedChannel other = new ScriptedChannel("other");
    AlertScheduler scheduler =
        AlertScheduler.builder(service).channel(channel).channel(other).build();

    RunReport report = scheduler.runOnce();

    assertThat(report.retried()).isOne();
    assertThat(report.delivered()).isOne();
    assertThat(other.sent()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 429})
  void a_webhook_that_is_down_gets_the_same_delivery_until_it_is_up(int status) {
    try (Receiver receiver = Receiver.start()) {
      receiver.thenStatus(status, "Retry-After", "60").thenStatus(status);
      WebhookChannel webhook =
          WebhookChannel.to(
                  WebhookTarget.of(receiver.uri("/hook"), "a-secret-of-32-characters-length"))
              .allowHttp()
              .allowPrivateNetworks()
              .clock(clock)
              .build();
      shop.tell("High", "webhook");
      AlertScheduler scheduler =
          AlertScheduler.builder(service).channel(webhook).nanoTime(nanos::get).build();
      assertThat(scheduler.runOnce().retried()).isOne();
      clock.advance(Duration.ofSeconds(59));
      assertThat(scheduler.runOnce().attempts()).isZero();
      clock.advance(Duration.ofSeconds(1));
      assertThat(scheduler.runOnce().retried()).isOne();
      clock.advance(Duration.ofMinutes(1));
      assertThat(scheduler.runOnce().delivered()).isOne();

      assertThat(receiver.requests())
          .extracting(request -> request.header("SignalCraft-Attempt"))
          .containsExactly("1", "2", "3");
      assertThat(receiver.requests())
          .extracting(request -> request.header("SignalCraft-Delivery"))
          .containsOnly(receiver.requests().get(0).header("SignalCraft-Delivery"));
    }
  }

  @Test
  void members_who_have_joined_and_have_an_address_get_the_mail() {
    Shop other = Shop.open(service, "other");
    service.lifecycle().anonymiseUser(other.viewer());
    AlertRecipients members = AlertRecipients.members(service);

    assertThat(members.of(shop.business()))
        .containsExactly("shop@example.com", "shop-viewer@example.com");
    assertThat(members.of(other.business())).containsExactly("other@example.com");
  }

  @Test
  void two_channels_of_one_name_are_refused() {
    AlertScheduler.Builder builder = AlertScheduler.builder(service).channel(channel);

    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> builder.channel(new ScriptedChannel("hook")))
        .withMessageContaining("channel");
  }

  @Test
  void options_are_within_bounds() {
    DeliveryOptions options = DeliveryOptions.defaults();
    List<Runnable> wrong =
        List.of(
            () -> options.withThreads(0),
            () -> options.withLease(Duration.ofSeconds(9)),
            () -> options.withAttempts(0),
            () -> options.withMaxAge(Duration.ofSeconds(59)),
            () -> options.withWaits(Duration.ZERO, Duration.ofHours(1)),
            () -> options.withWaits(Duration.ofMinutes(2), Duration.ofMinutes(1)));
    for (Runnable call : wrong) {
      assertThatExceptionOfType(ValidationException.class).isThrownBy(call::run);
    }
  }

  private static Consumer<AlertDelivery> fail(boolean retryable, Duration after) {
    return delivery -> {
      throw new DeliveryFailedException(
          retryable,
          "no such hook",
          after == null ? FailureDetails.NONE : FailureDetails.retryAfter(after));
    };
  }

  private AlertScheduler scheduler(SignalCraft backend) {
    return scheduler(backend, DeliveryOptions.defaults());
  }

  private AlertScheduler scheduler(SignalCraft backend, DeliveryOptions options) {
    return AlertScheduler.builder(backend)
        .channel(channel)
        .options(SchedulerOptions.defaults().withDelivery(options))
        .nanoTime(nanos::get)
        .build();
  }
}
