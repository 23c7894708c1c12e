package com.signalcraft.client.internal.transport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.findAll;
import static com.github.tomakehurst.wiremock.client.WireMock.getAllServeEvents;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.stubFor;
import static com.github.tomakehurst.wiremock.client.WireMock.verify;
import static com.signalcraft.client.internal.transport.TransportFixture.GET;
import static com.signalcraft.client.internal.transport.TransportFixture.KEYED_POST;
import static com.signalcraft.client.internal.transport.TransportFixture.ONLY_RETRY;
import static com.signalcraft.client.internal.transport.TransportFixture.POST;
import static com.signalcraft.client.internal.transport.TransportFixture.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockRuntimeInfo;
import com.github.tomakehurst.wiremock.junit5.WireMockTest;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.config.TlsOptions;
import com.signalcraft.client.internal.time.FakeTime;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.RateLimitedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@WireMockTest
class RetryTest {

  private final FakeTime time = new FakeTime();
  private String url = "";
  private Transport transport;

  @BeforeEach
  void connect(WireMockRuntimeInfo server) {
    url = server.getHttpBaseUrl();
    transport = TransportFixture.transport(url, ONLY_RETRY, time);
  }

  @AfterEach
  void close() {
    transport.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void tries_again_after_statuses_that_pass(int status) {
    answers(aResponse().withStatus(status), okJson("done"));

    assertThat(transport.caller().call(GET, TEXT)).isEqualTo("done");
    assertThat(time.sleeps()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 402, 403, 404, 405, 409, 418, 422, 501, 505, 520})
  void does_not_try_again_after_any_other(int status) {
    answers(aResponse().withStatus(status));

    assertThat(failure(GET)).isNotNull();
    assertThat(requests()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void tries_again_where_the_connection_breaks(Fault fault) {
    answers(aResponse().withFault(fault), okJson("done"));

    assertThat(transport.caller().call(GET, TEXT)).isEqualTo("done");
    assertThat(requests()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void says_after_how_many_tries_the_connection_still_breaks(Fault fault) {
    answers(aResponse().withFault(fault));

    SignalCraftException error = failure(GET);

    assertThat(error).isInstanceOf(TransportException.class);
    assertThat(error)
        .hasMessageStartingWith("GET /thing failed: the connection broke: ")
        .hasMessageEndingWith(" (after 4 tries)");
    assertThat(error.getSuppressed()).hasSize(3).allMatch(TransportException.class::isInstance);
    assertThat(requests()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"PUT", "DELETE"})
  void tries_again_what_is_idempotent_by_its_method(HttpMethod method) {
    answers(aResponse().withStatus(503), okJson("done"));

    assertThat(transport.caller().call(ApiRequest.of(method, "thing"), TEXT)).isEqualTo("done");
  }

  @Test
  void keeps_one_idempotency_key_across_all_tries() {
    answers(
        aResponse().withStatus(503),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        okJson("done"));

    assertThat(transport.caller().call(KEYED_POST, TEXT)).isEqualTo("done");
    verify(3, postRequestedFor(anyUrl()).withHeader("Idempotency-Key", equalTo("key-1")));
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void sends_a_post_without_a_key_once(Fault fault) {
    answers(okJson("warm"), aResponse().withFault(fault));
    transport.caller().call(POST, TEXT);

    // over a connection that was used before, where okhttp would be quick to repeat
    assertThat(failure(POST)).isInstanceOf(TransportException.class);
    assertThat(requests()).isEqualTo(2);
  }

  @Test
  void sends_a_post_without_a_key_once_whatever_okhttp_is_told_to_repeat() {
    transport.close();
    transport =
        new Transport(
            TransportSettings.of(
                    new ConnectionSettings(
                        HttpUrl.get(url),
                        Timeouts.defaults(),
                        Optional.empty(),
                        TlsOptions.defaults(),
                        http -> http.retryOnConnectionFailure(true)))
                .with(ONLY_RETRY),
            time.ambient());
    answers(okJson("warm"), aResponse().withFault(Fault.EMPTY_RESPONSE));
    transport.caller().call(POST, TEXT);

    assertThat(failure(POST)).isInstanceOf(TransportException.class);
    assertThat(requests()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void leaves_a_refused_post_without_a_key_to_the_caller(int status) {
    answers(aResponse().withStatus(status).withHeader("Retry-After", "0"));

    assertThat(failure(POST).retryAfter()).contains(Duration.ZERO);
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void tries_even_a_post_without_a_key_again_where_nothing_was_sent() throws Exception {
    int unused;
    try (ServerSocket socket = new ServerSocket(0)) {
      unused = socket.getLocalPort();
    }
    try (Transport nowhere =
        TransportFixture.transport("http://localhost:" + unused, ONLY_RETRY, time)) {
      SignalCraftException error =
          catchThrowableOfType(SignalCraftException.class, () -> nowhere.caller().call(POST, TEXT));

      assertThat(error)
          .isInstanceOf(TransportException.class)
          .hasMessageStartingWith("POST /thing failed: no connection could be made: ")
          .hasMessageEndingWith("(after 4 tries)");
    }
  }

  @Test
  void waits_longer_each_time_up_to_the_cap() {
    transport.close();
    RetryOptions options =
        RetryOptions.defaults()
            .withMaxAttempts(6)
            .withWaits(Duration.ofMillis(100), Duration.ofMillis(500));
    transport =
        new Transport(TransportFixture.settings(url).with(with(options)), time.withLongestWaits());
    answers(aResponse().withStatus(503));

    assertThat(failure(GET)).hasMessageEndingWith("(after 6 tries)");
    assertThat(time.sleeps())
        .containsExactly(
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(500),
            Duration.ofMillis(500));
  }

  @Test
  void draws_its_waits_at_random() {
    answers(aResponse().withStatus(503));
    for (int i = 0; i < 50; i++) {
      failure(GET);
    }

    List<Duration> first = everyThird(time.sleeps());
    assertThat(first).allMatch(wait -> wait.compareTo(Duration.ofMillis(250)) <= 0);
    assertThat(first)
        .anyMatch(wait -> wait.toMillis() < 60)
        .anyMatch(wait -> wait.toMillis() > 190);
  }

  private static List<Duration> everyThird(List<Duration> waits) {
    return java.util.stream.IntStream.range(0, waits.size())
        .filter(i -> i % 3 == 0)
        .mapToObj(waits::get)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "429, X-RateLimit-Retry-After, 7",
    "429, Retry-After, 7",
    "503, Retry-After, 7",
    "408, Retry-After, 7",
    "503, Retry-After, 'Thu, 15 Jan 2026 10:30:07 GMT'",
  })
  void waits_as_long_as_the_server_asks(int status, String header, String value) {
    answers(
        aResponse()
            .withStatus(status)
            .withHeader(header, value)
            .withHeader("Date", "Thu, 15 Jan 2026 10:30:00 GMT"),
        okJson("done"));

    assertThat(transport.caller().call(GET, TEXT)).isEqualTo("done");
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999999999999", "-3", "soon", "1.5", ""})
  void waits_its_own_way_where_the_header_makes_no_sense(String value) {
    answers(aResponse().withStatus(503).withHeader("Retry-After", value), okJson("done"));

    assertThat(transport.caller().call(GET, TEXT)).isEqualTo("done");
    assertThat(time.sleeps())
        .singleElement()
        .satisfies(w -> assertThat(w).isLessThan(Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @CsvSource({"408", "503"})
  void counts_each_repetition_where_the_server_asks_for_no_wait(int status) {
    answers(aResponse().withStatus(status).withHeader("Retry-After", "0"));

    assertThat(failure(GET)).hasMessageEndingWith("(after 4 tries)");
    assertThat(requests()).isEqualTo(4);
  }

  @Test
  void ends_at_once_where_the_wait_is_beyond_the_deadline() {
    answers(aResponse().withStatus(429).withHeader("Retry-After", "121"));

    SignalCraftException error = failure(GET);

    assertThat(error).isInstanceOf(RateLimitedException.class);
    assertThat(error.retryAfter()).contains(Duration.ofSeconds(121));
    assertThat(time.sleeps()).isEmpty();
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void ends_with_the_deadline_however_many_tries_are_left() {
    answers(aResponse().withStatus(503).withHeader("Retry-After", "50"));

    assertThat(failure(GET))
        .isInstanceOf(OverloadedException.class)
        .hasMessageEndingWith("(after 3 tries)");
    assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(50), Duration.ofSeconds(50));
  }

  @Test
  void takes_the_time_of_a_view() {
    answers(aResponse().withStatus(503).withHeader("Retry-After", "50"));
    ApiCaller hasty = transport.caller().with(Timeouts.defaults().withCall(Duration.ofSeconds(40)));

    assertThat(catchThrowableOfType(SignalCraftException.class, () -> hasty.call(GET, TEXT)))
        .isInstanceOf(OverloadedException.class);
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void tries_once_where_repetition_is_switched_off() {
    transport.close();
    transport = TransportFixture.transport(url, with(RetryOptions.none()), time);
    answers(aResponse().withStatus(503));

    assertThat(failure(GET)).hasMessage("the server answered 503 without saying why");
    assertThat(requests()).isEqualTo(1);
  }

  @Test
  void an_interrupt_ends_the_waits_and_stays_set() {
    answers(aResponse().withStatus(503));
    Thread.currentThread().interrupt();

    SignalCraftException error = failure(GET);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(error)
        .isInstanceOf(CallTimeoutException.class)
        .hasMessage("GET /thing was interrupted");
    assertThat(requests()).isZero();
  }

  @Test
  void an_interrupt_between_tries_tells_what_failed_before() {
    answers(aResponse().withStatus(503));
    ResponseObserver unused = ResponseObserver.NONE;
    Transport interrupted =
        new Transport(
            TransportFixture.settings(url)
                .with(ONLY_RETRY)
                .with(
                    new com.signalcraft.client.metrics.CallListener() {
                      @Override
                      public void retrying(
                          String operation, int attempt, Duration wait, SignalCraftException why) {
                        Thread.currentThread().interrupt();
                      }
                    }),
            time.ambient());
    try (interrupted) {
      SignalCraftException error =
          catchThrowableOfType(
              SignalCraftException.class,
              () -> interrupted.caller().observing(unused).call(GET, TEXT));

      assertThat(Thread.interrupted()).isTrue();
      assertThat(error).isInstanceOf(CallTimeoutException.class);
      assertThat(error.getSuppressed()).singleElement().isInstanceOf(OverloadedException.class);
    }
  }

  private static PolicySettings with(RetryOptions retry) {
    return new PolicySettings(
        retry, ONLY_RETRY.breaker(), ONLY_RETRY.bulkhead(), ONLY_RETRY.rateLimit());
  }

  private SignalCraftException failure(ApiRequest request) {
    return catchThrowableOfType(
        SignalCraftException.class, () -> transport.caller().call(request, TEXT));
  }

  private static int requests() {
    assertThat(getAllServeEvents().size()).isEqualTo(findAll(anyRequestedFor(anyUrl())).size());
    return getAllServeEvents().size();
  }

  /** One after the other; the last one stays. */
  private static void answers(ResponseDefinitionBuilder... answers) {
    for (int i = 0; i < answers.length; i++) {
      stubFor(
          any(anyUrl())
              .inScenario("answers")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
              .willReturn(answers[i])
              .willSetStateTo("after " + Math.min(i + 1, answers.length - 1)));
    }
    if (answers.length == 1) {
      stubFor(any(anyUrl()).willReturn(answers[0]));
    }
  }
}
