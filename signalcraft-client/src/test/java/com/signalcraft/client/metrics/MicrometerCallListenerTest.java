package com.signalcraft.client.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.config.BreakerOptions;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.http.RawRequest;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.security.Identity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MicrometerCallListenerTest {

  private static final RawRequest ALERT =
      RawRequest.get("/alerts/5f0c5a0e-6a4b-4c6b-9d59-6f0a5e0f7a11");

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws java.io.IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void meters_time_calls_and_tries_and_count_retries() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    String reset = Long.toString(Instant.now().getEpochSecond() + 60);
    answer(503);
    server.enqueue(
        new MockResponse(
            200,
            Headers.of(
                "X-RateLimit-Limit", "10",
                "X-RateLimit-Remaining", "4",
                "X-RateLimit-Reset", reset),
            ""));
    answer(404);
    try (HttpSignalCraft client = client(new MicrometerCallListener(registry), quick())) {
      client.raw().send(ALERT);
      assertThatThrownBy(() -> client.raw().send(ALERT)).isInstanceOf(SignalCraftException.class);
    }

    String operation = "GET /alerts/{id}";
    assertThat(
            registry
                .get("signalcraft.client.calls")
                .tags("operation", operation, "outcome", "ok")
                .timer()
                .count())
        .isOne();
    assertThat(
            registry
                .get("signalcraft.client.calls")
                .tags("operation", operation, "outcome", "UNSUPPORTED_OPERATION")
                .timer()
                .count())
        .isOne();
    for (String status : List.of("200", "404", "503")) {
      assertThat(
              registry
                  .get("signalcraft.client.attempts")
                  .tags("operation", operation, "status", status)
                  .timer()
                  .count())
          .isOne();
    }
    assertThat(
            registry
                .get("signalcraft.client.retries")
                .tags("operation", operation, "reason", "EXTERNAL_API_ERROR")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(registry.get("signalcraft.client.quota.limit").gauge().value()).isEqualTo(10);
    assertThat(registry.get("signalcraft.client.quota.remaining").gauge().value()).isEqualTo(4);
  }

  @Test
  void a_gauge_shows_an_open_breaker() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    answer(500);
    try (HttpSignalCraft client =
        HttpSignalCraft.builder()
            .baseUrl(server.url("/v1").toString())
            .callListener(new MicrometerCallListener(registry))
            .breaker(BreakerOptions.defaults().withWindow(1, 1))
            .retry(RetryOptions.none())
            .build()) {
      assertThatThrownBy(() -> client.raw().send(ALERT)).isInstanceOf(SignalCraftException.class);
      assertThatThrownBy(() -> client.raw().send(ALERT)).isInstanceOf(OverloadedException.class);
    }

    assertThat(
            registry
                .get("signalcraft.client.breaker")
                .tag("host", "localhost:" + server.getPort())
                .gauge()
                .value())
        .isEqualTo(2);
  }

  @Test
  void tells_of_each_step_in_its_order() {
    List<String> steps = new ArrayList<>();
    answer(503);
    answer(200);
    try (HttpSignalCraft client = client(new Recorder(steps), quick())) {
      client.raw().send(ALERT);
    }

    assertThat(steps)
        .containsExactly(
            "started GET /alerts/{id}",
            "attempt 1 503",
            "retrying 1 EXTERNAL_API_ERROR",
            "attempt 2 200",
            "ended Optional.empty");
  }

  @Test
  void tells_of_the_end_of_a_call_that_was_refused_before_it_was_sent() {
    List<String> steps = new ArrayList<>();
    try (HttpSignalCraft client = client(new Recorder(steps), quick())) {
      assertThatThrownBy(() -> client.as(Identity.service()).raw().send(ALERT))
          .isInstanceOf(AuthenticationException.class);
    }

    assertThat(steps).hasSize(2).first().isEqualTo("started GET /alerts/{id}");
    assertThat(steps.get(1)).startsWith("ended Optional[").contains("AuthenticationException");
  }

  @Test
  void a_listener_that_fails_changes_nothing() {
    answer(503);
    answer(200);
    CallListener failing =
        new CallListener() {
          @Override
          public void callStarted(String operation) {
            throw new IllegalStateException("started");
          }

          @Override
          public void attemptEnded(String operation, int attempt, int status, Duration duration) {
            throw new IllegalStateException("attempt");
          }

          @Override
          public void retrying(
              String operation, int attempt, Duration wait, SignalCraftException why) {
            throw new IllegalStateException("retrying");
          }

          @Override
          public void callEnded(
              String operation, Duration duration, Optional<SignalCraftException> failure) {
            throw new IllegalStateException("ended");
          }
        };
    try (HttpSignalCraft client = client(failing, quick())) {
      assertThat(client.raw().send(ALERT).status()).isEqualTo(200);
    }
  }

  private record Recorder(List<String> steps) implements CallListener {

    @Override
    public void callStarted(String operation) {
      steps.add("started " + operation);
    }

    @Override
    public void attemptEnded(String operation, int attempt, int status, Duration duration) {
      steps.add("attempt " + attempt + " " + status);
    }

    @Override
    public void retrying(String operation, int attempt, Duration wait, SignalCraftException why) {
      steps.add("retrying " + attempt + " " + why.code());
    }

    @Override
    public void callEnded(
        String operation, Duration duration, Optional<SignalCraftException> failure) {
      steps.add("ended " + failure);
    }
  }

  private static RetryOptions quick() {
    return RetryOptions.defaults().withWaits(Duration.ofMillis(1), Duration.ofMillis(1));
  }

  private HttpSignalCraft client(CallListener listener, RetryOptions retry) {
    return HttpSignalCraft.builder()
        .baseUrl(server.url("/v1").toString())
        .callListener(listener)
        .retry(retry)
        .build();
  }

  private void answer(int status) {
    server.enqueue(new MockResponse(status, Headers.EMPTY, ""));
  }
}
