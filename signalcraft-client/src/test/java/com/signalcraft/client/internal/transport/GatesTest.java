package com.signalcraft.client.internal.transport;

import static com.signalcraft.client.internal.transport.TransportFixture.GET;
import static com.signalcraft.client.internal.transport.TransportFixture.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.signalcraft.client.config.BreakerOptions;
import com.signalcraft.client.config.BulkheadOptions;
import com.signalcraft.client.config.RateLimitOptions;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.internal.time.FakeTime;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.RateLimitedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import com.signalcraft.security.Identity;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Breaker, bulkhead and limiter at work in calls. */
@Timeout(20)
class GatesTest {

  private static final RetryOptions ONCE = RetryOptions.none();
  private static final BreakerOptions QUICK =
      BreakerOptions.defaults().withWindow(4, 4).withHalfOpenCalls(1);

  private final MockWebServer server = new MockWebServer();
  private final FakeTime time = new FakeTime();
  private Transport transport;

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    transport.close();
    server.close();
  }

  @Test
  void an_open_breaker_ends_calls_before_anything_is_sent_and_without_another_try() {
    connect(RetryOptions.defaults(), QUICK, RateLimitOptions.off());
    answer(503, 4);

    assertThat(failure()).hasMessageEndingWith("(after 4 tries)");
    time.advance(Duration.ofSeconds(1));
    SignalCraftException error = failure();

    assertThat(error).isInstanceOf(OverloadedException.class);
    assertThat(error.retryAfter()).contains(Duration.ofSeconds(9));
    assertThat(error.getSuppressed()).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void a_breaker_that_opens_within_a_call_ends_it_and_tells_why() {
    connect(RetryOptions.defaults(), QUICK.withWindow(2, 2), RateLimitOptions.off());
    answer(503, 2);

    SignalCraftException error = failure();

    assertThat(error).isInstanceOf(OverloadedException.class);
    assertThat(error).hasMessageEndingWith("nothing was sent");
    assertThat(error.getSuppressed()).hasSize(2);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void answers_that_refuse_do_not_open_the_breaker() {
    connect(ONCE, QUICK, RateLimitOptions.off());
    for (int status : new int[] {400, 401, 403, 404, 409, 422, 429, 501}) {
      answer(status, 1);
      failure();
    }
    answer(200, 1);

    assertThat(transport.caller().call(GET, TEXT)).isEmpty();
    answer(501, 1);
    assertThat(failure()).isInstanceOf(NotSupportedException.class);
  }

  @Test
  void a_breaker_closes_once_the_host_answers_again() {
    connect(ONCE, QUICK, RateLimitOptions.off());
    answer(503, 4);
    for (int i = 0; i < 4; i++) {
      failure();
    }
    time.advance(Duration.ofSeconds(10));
    answer(200, 2);

    transport.caller().call(GET, TEXT);
    transport.caller().call(GET, TEXT);
    assertThat(server.getRequestCount()).isEqualTo(6);
  }

  @Test
  void a_full_bulkhead_ends_calls_before_anything_is_sent() throws Exception {
    transport =
        new Transport(
            TransportFixture.settings(server.url("/").toString())
                .with(
                    new PolicySettings(
                        RetryOptions.defaults(),
                        BreakerOptions.off(),
                        new BulkheadOptions(1, Duration.ZERO),
                        RateLimitOptions.off())),
            time.ambient());
    CountDownLatch goOn = new CountDownLatch(1);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            goOn.await();
            return new MockResponse(200, Headers.EMPTY, "");
          }
        });
    Thread other = new Thread(() -> transport.caller().call(GET, TEXT));
    other.start();
    server.takeRequest();

    assertThat(failure()).isInstanceOf(OverloadedException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
    goOn.countDown();
    other.join();
    transport.caller().call(GET, TEXT);
  }

  @Test
  void waits_for_the_servers_next_window() {
    connect(ONCE, BreakerOptions.off(), RateLimitOptions.defaults());
    server.enqueue(withQuota(1, 60));
    server.enqueue(withQuota(0, 60));
    server.enqueue(withQuota(9, 120));

    transport.caller().call(GET, TEXT);
    transport.caller().call(GET, TEXT);
    assertThat(time.sleeps()).isEmpty();
    transport.caller().call(GET, TEXT);

    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(60));
  }

  @Test
  void ends_a_call_that_would_wait_too_long_for_it() {
    connect(ONCE, BreakerOptions.off(), RateLimitOptions.defaults());
    server.enqueue(withQuota(0, 3_600));
    transport.caller().call(GET, TEXT);

    SignalCraftException error = failure();

    assertThat(error).isInstanceOf(RateLimitedException.class);
    assertThat(error.retryAfter()).contains(Duration.ofHours(1));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void holds_no_other_account_back() {
    connect(ONCE, BreakerOptions.off(), RateLimitOptions.defaults());
    server.enqueue(withQuota(0, 3_600));
    server.enqueue(withQuota(0, 3_600));
    ApiCaller one = transport.caller().as(Identity.apiKey("one"));

    one.call(GET, TEXT);
    transport.caller().as(Identity.apiKey("two")).call(GET, TEXT);

    assertThatThrownBy(() -> one.call(GET, TEXT)).isInstanceOf(RateLimitedException.class);
    assertThatThrownBy(() -> transport.caller().as(Identity.apiKey("one")).call(GET, TEXT))
        .isInstanceOf(RateLimitedException.class);
  }

  @Test
  void a_refusal_holds_all_calls_of_the_account_back() {
    connect(ONCE, BreakerOptions.off(), RateLimitOptions.defaults());
    server.enqueue(
        new MockResponse.Builder().code(429).addHeader("X-RateLimit-Retry-After", 20).build());
    answer(200, 1);

    failure();
    transport.caller().call(GET, TEXT);

    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(20));
  }

  @Test
  void a_request_that_got_lost_takes_nothing_of_the_limit() {
    connect(ONCE, BreakerOptions.off(), RateLimitOptions.defaults());
    server.enqueue(withQuota(1, 3_600));
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    answer(200, 1);

    transport.caller().call(GET, TEXT);
    assertThat(failure()).isInstanceOf(TransportException.class);
    transport.caller().call(GET, TEXT);
  }

  @Test
  void a_call_that_ends_by_itself_does_not_keep_the_breaker_open() {
    connect(ONCE, QUICK, RateLimitOptions.off());
    answer(503, 4);
    for (int i = 0; i < 4; i++) {
      failure();
    }
    time.advance(Duration.ofSeconds(10));
    answer(200, 2);

    assertThatThrownBy(
            () ->
                transport
                    .caller()
                    .call(
                        GET,
                        answer -> {
                          throw new ValidationException("x", "y");
                        }))
        .isInstanceOf(ValidationException.class);
    transport.caller().call(GET, TEXT);
  }

  @Test
  void does_not_heed_the_server_where_that_is_switched_off() {
    connect(ONCE, BreakerOptions.off(), RateLimitOptions.off());
    server.enqueue(withQuota(0, 3_600));
    answer(200, 1);

    transport.caller().call(GET, TEXT);
    transport.caller().call(GET, TEXT);
    assertThat(time.sleeps()).isEmpty();
  }

  private void connect(RetryOptions retry, BreakerOptions breaker, RateLimitOptions limit) {
    transport =
        new Transport(
            TransportFixture.settings(server.url("/").toString())
                .with(new PolicySettings(retry, breaker, BulkheadOptions.off(), limit)),
            time.ambient());
  }

  private void answer(int status, int times) {
    for (int i = 0; i < times; i++) {
      server.enqueue(new MockResponse(status, Headers.EMPTY, ""));
    }
  }

  private MockResponse withQuota(int remaining, int seconds) {
    return new MockResponse.Builder()
        .addHeader("X-RateLimit-Limit", 10)
        .addHeader("X-RateLimit-Remaining", remaining)
        .addHeader("X-RateLimit-Reset", time.instant().getEpochSecond() + seconds)
        .addHeader(
            "Date",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(time.instant().atOffset(ZoneOffset.UTC)))
        .build();
  }

  private SignalCraftException failure() {
    return catchThrowableOfType(
        SignalCraftException.class, () -> transport.caller().call(GET, TEXT));
  }
}
