package com.signalcraft.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.signalcraft.error.ValidationException;
import com.signalcraft.testing.SettableClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class WebhookChannelTest {

  private static final String SECRET = "a-secret-of-32-characters-length";
  private static final String PATH = "/hooks/very-secret-path?token=of-the-query";

  private final SettableClock clock = new SettableClock(Events.AT.plusSeconds(60));
  private final Receiver receiver = Receiver.start();
  private final WebhookChannel channel =
      WebhookChannel.to(WebhookTarget.of(receiver.uri(PATH), SECRET))
          .allowHttp()
          .allowPrivateNetworks()
          .clock(clock)
          .timeouts(Duration.ofSeconds(5), Duration.ofMillis(300))
          .build();

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void an_event_is_posted_as_json_with_a_signature_that_its_receiver_can_check() {
    channel.send(Events.delivery());

    Receiver.Request request = receiver.requests().get(0);
    assertThat(receiver.requests()).hasSize(1);
    assertThat(request.path()).isEqualTo(PATH);
    assertThat(request.header("Content-Type")).isEqualTo("application/json; charset=utf-8");
    assertThat(request.header("SignalCraft-Delivery")).isEqualTo(Events.DELIVERY.toString());
    assertThat(request.header("SignalCraft-Attempt")).isEqualTo("3");
    assertThat(request.text())
        .isEqualTo(
            """
            {"at": "2026-03-15T10:20:30Z", "data": {"current_value": 12.5}, "type": "alert", \
            "title": "Revenue is high", "change": "fired", \
            "message": "avg over 1h is 12.5, above 10", \
            "event_id": "22222222-2222-4333-8444-555555555555", \
            "alert_ids": ["44444444-2222-4333-8444-555555555555"], \
            "business_id": "33333333-2222-4333-8444-555555555555", \
            "delivery_id": "11111111-2222-4333-8444-555555555555"}""");
    assertThat(
            WebhookSignature.verify(
                request.header("SignalCraft-Signature"),
                request.body(),
                SECRET,
                clock.instant(),
                Duration.ZERO))
        .isTrue();
  }

  @Test
  void every_character_arrives() {
    channel.send(Events.delivery("Überschrift \"ÄÖ\" 🚨", "a\nb\tc\\d\u0001 — €"));

    assertThat(receiver.requests().get(0).text())
        .contains("Überschrift \\\"ÄÖ\\\" 🚨", "a\\nb\\tc\\\\d\\u0001 — €");
  }

  @Test
  void it_is_signed_with_each_secret_while_one_is_replaced() {
    String next = "the-next-secret-of-32-characters";
    WebhookTarget target = new WebhookTarget(receiver.uri("/"), List.of(SECRET, next));
    WebhookChannel.to(target)
        .allowHttp()
        .allowPrivateNetworks()
        .clock(clock)
        .build()
        .send(Events.delivery());

    Receiver.Request request = receiver.requests().get(0);
    for (String secret : List.of(SECRET, next)) {
      assertThat(
              WebhookSignature.verify(
                  request.header("SignalCraft-Signature"),
                  request.body(),
                  secret,
                  clock.instant(),
                  Duration.ZERO))
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void any_success_is_one(int status) {
    receiver.thenStatus(status);

    assertThatCode(() -> channel.send(Events.delivery())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 408, 409, 425, 429, 500, 502, 503, 504})
  void what_may_pass_is_tried_again(int status) {
    receiver.thenStatus(status);

    assertThat(failure().retryable()).isTrue();
    assertThat(receiver.requests()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 405, 410, 413, 415, 422, 501})
  void what_will_not_pass_is_not(int status) {
    receiver.thenStatus(status);

    DeliveryFailedException failure = failure();

    assertThat(failure.retryable()).isFalse();
    assertThat(failure).hasMessage("127.0.0.1 answered " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_not_followed(int status) {
    receiver.thenStatus(status, "Location", receiver.uri("/elsewhere").toString());

    assertThat(failure().retryable()).isFalse();
    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void the_receiver_says_when_to_come_again() {
    receiver.thenStatus(429, "Retry-After", "37");
    assertThat(failure().retryAfter()).contains(Duration.ofSeconds(37));

    for (String date : List.of("Wed, 21 Oct 2026 07:28:00 GMT", "-1", "1e9", "99999999999")) {
      receiver.thenStatus(503, "Retry-After", date);
      assertThat(failure().retryAfter()).isEmpty();
    }
  }

  @Test
  void who_does_not_answer_is_not_waited_for() {
    receiver.thenNothing();

    DeliveryFailedException failure = failure();

    assertThat(failure.retryable()).isTrue();
    assertThat(failure).hasMessage("no answer from 127.0.0.1: HttpTimeoutException");
  }

  @Test
  void a_connection_that_is_cut_is_a_failure_that_passes() {
    // A client may repeat a request by itself where a connection that it kept turns out closed.
    receiver.thenCut().thenCut().thenCut();

    assertThat(failure().retryable()).isTrue();
  }

  @Test
  void nobody_listening_is_a_failure_that_passes() {
    receiver.close();

    assertThat(failure().retryable()).isTrue();
  }

  @Test
  void an_answer_without_an_end_is_not_read() {
    receiver.thenEndless();

    assertThatCode(() -> channel.send(Events.delivery())).doesNotThrowAnyException();
    assertThatCode(() -> channel.send(Events.delivery())).doesNotThrowAnyException();
  }

  @Test
  void an_interrupt_ends_the_waiting_and_stays_set() {
    receiver.thenNothing();
    Thread.currentThread().interrupt();

    DeliveryFailedException failure = failure();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void neither_secrets_nor_addresses_are_in_what_is_told() {
    receiver.thenStatus(500).thenStatus(302, "Location", "/x").thenNothing();
    for (int i = 0; i < 3; i++) {
      assertThat(failure().getMessage()).doesNotContain("secret", "token", SECRET);
    }
    assertThat(WebhookTarget.of(receiver.uri(PATH), SECRET).toString())
        .doesNotContain("secret", "token", SECRET);
  }

  @Test
  void http_is_refused_unless_it_is_allowed() {
    WebhookChannel strict =
        WebhookChannel.to(WebhookTarget.of(receiver.uri("/"), SECRET))
            .allowPrivateNetworks()
            .build();

    DeliveryFailedException failure =
        catchThrowableOfType(DeliveryFailedException.class, () -> strict.send(Events.delivery()));
    assertThat(failure.retryable()).isFalse();
    assertThat(failure).hasMessage("the address must be https, was http");
    assertThat(receiver.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "localhost", "10.1.2.3", "[::1]", "169.254.169.254", "0.0.0.0"})
  void private_networks_are_refused_unless_they_are_allowed(String host) {
    WebhookChannel strict =
        WebhookChannel.to(WebhookTarget.of(URI.create("https://" + host + "/"), SECRET)).build();

    DeliveryFailedException failure =
        catchThrowableOfType(DeliveryFailedException.class, () -> strict.send(Events.delivery()));

    assertThat(failure.retryable()).isFalse();
    assertThat(failure).hasMessageEndingWith("is in a private network, where webhooks do not go");
  }

  @Test
  void each_business_has_an_address_of_its_own_or_none() {
    WebhookChannel each =
        WebhookChannel.toEach(
                business ->
                    business.equals(Events.BUSINESS)
                        ? Optional.of(WebhookTarget.of(receiver.uri("/mine"), SECRET))
                        : Optional.empty())
            .name("hooks")
            .allowHttp()
            .allowPrivateNetworks()
            .build();
    each.send(Events.delivery());
    assertThat(receiver.requests().get(0).path()).isEqualTo("/mine");
    assertThat(each.name()).isEqualTo("hooks");

    WebhookChannel none = WebhookChannel.toEach(business -> Optional.empty()).build();
    DeliveryFailedException failure =
        catchThrowableOfType(DeliveryFailedException.class, () -> none.send(Events.delivery()));
    assertThat(failure.retryable()).isFalse();
    assertThat(failure).hasMessage("the business has no webhook address");
  }

  @Test
  void addresses_secrets_and_times_are_checked() {
    for (String uri : List.of("/path", "mailto:a@b.c", "https://user@host/", "https://host/#f")) {
      assertInvalid("uri", () -> WebhookTarget.of(URI.create(uri), SECRET));
    }
    assertInvalid("secrets", () -> WebhookTarget.of(receiver.uri("/"), "too short"));
    assertInvalid("secrets", () -> new WebhookTarget(receiver.uri("/"), List.of()));
    WebhookChannel.Builder builder = WebhookChannel.to(WebhookTarget.of(receiver.uri("/"), SECRET));
    assertInvalid("name", () -> builder.name(" "));
    assertInvalid("connect_timeout", () -> builder.timeouts(Duration.ZERO, Duration.ofSeconds(1)));
    assertInvalid("timeout", () -> builder.timeouts(Duration.ofSeconds(1), Duration.ofMinutes(2)));
  }

  private static void assertInvalid(String field, Runnable call) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(call::run)
        .satisfies(error -> assertThat(error.field()).isEqualTo(field));
  }

  private DeliveryFailedException failure() {
    return catchThrowableOfType(
        DeliveryFailedException.class, () -> channel.send(Events.delivery()));
  }

  @Test
  void the_body_is_the_same_at_each_attempt() {
    channel.send(Events.delivery());
    clock.advance(Duration.ofMinutes(10));
    channel.send(Events.delivery());

    assertThat(receiver.requests().get(0).body()).isEqualTo(receiver.requests().get(1).body());
    assertThat(receiver.requests().get(0).text().getBytes(StandardCharsets.UTF_8))
        .isEqualTo(receiver.requests().get(0).body());
  }
}
