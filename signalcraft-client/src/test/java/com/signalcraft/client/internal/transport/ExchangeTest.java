package com.signalcraft.client.internal.transport;

import static com.signalcraft.client.internal.transport.TransportFixture.GET;
import static com.signalcraft.client.internal.transport.TransportFixture.ONLY_RETRY;
import static com.signalcraft.client.internal.transport.TransportFixture.POST;
import static com.signalcraft.client.internal.transport.TransportFixture.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.http.ApiResponse;
import com.signalcraft.client.internal.time.FakeTime;
import com.signalcraft.error.CallTimeoutException;
import com.signalcraft.error.OverloadedException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.GzipSource;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ExchangeTest {

  private static final int MEBIBYTE = 1 << 20;
  private static final ResponseReader<JsonNode> JSON =
      answer -> new ObjectMapper().readTree(answer.body());

  private final MockWebServer server = new MockWebServer();
  private final FakeTime time = new FakeTime();
  private Transport transport;

  @BeforeEach
  void start() throws IOException {
    server.start();
    connect(MessageSettings.DEFAULTS);
  }

  private void connect(MessageSettings message) {
    transport =
        new Transport(
            TransportFixture.settings(server.url("/v1").toString()).with(ONLY_RETRY).with(message),
            time.ambient());
  }

  @AfterEach
  void stop() {
    transport.close();
    server.close();
  }

  @Test
  void sends_what_is_asked() throws Exception {
    server.enqueue(new MockResponse(200, Headers.EMPTY, "{}"));
    ApiRequest request =
        ApiRequest.of(HttpMethod.GET, "odd path", "a/b?c", "ü")
            .query("from", "2026-01-01T00:00:00+01:00")
            .query("text", "a&b=c")
            .query("absent", null)
            .header("Prefer", "return=minimal");

    transport.caller().withHeaders(Map.of("Forwarded", "for=192.0.2.1")).call(request, TEXT);

    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getMethod()).isEqualTo("GET");
    assertThat(sent.getUrl().encodedPath()).isEqualTo("/v1/odd%20path/a%2Fb%3Fc/%C3%BC");
    assertThat(sent.getUrl().queryParameterNames()).containsExactly("from", "text");
    assertThat(sent.getUrl().queryParameter("from")).isEqualTo("2026-01-01T00:00:00+01:00");
    assertThat(sent.getUrl().queryParameter("text")).isEqualTo("a&b=c");
    assertThat(sent.getHeaders().get("Prefer")).isEqualTo("return=minimal");
    assertThat(sent.getHeaders().get("Forwarded")).isEqualTo("for=192.0.2.1");
    assertThat(sent.getHeaders().get("Accept")).isEqualTo("application/json");
    assertThat(sent.getHeaders().get("User-Agent")).startsWith("signalcraft-java/");
    assertThat(sent.getHeaders().names())
        .containsExactlyInAnyOrder(
            "Accept", "Accept-Encoding", "Connection", "Forwarded", "Host", "Prefer", "User-Agent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "", " ", "%2e%2E", "%2e"})
  void takes_no_part_of_a_path_for_a_step(String part) {
    assertThatThrownBy(() -> ApiRequest.of(HttpMethod.GET, "jobs", part))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("path: must have no part that is empty or dots alone");
  }

  @Test
  void names_an_operation_without_its_ids() {
    ApiRequest request =
        ApiRequest.of(
            HttpMethod.GET,
            "kpis",
            "data",
            java.util.UUID.fromString("5f0c5a0e-6a4b-4c6b-9d59-6f0a5e0f7a11"),
            "latest");

    assertThat(request.operation()).isEqualTo("GET /kpis/data/{id}/latest");
    assertThat(request).hasToString("GET /kpis/data/5f0c5a0e-6a4b-4c6b-9d59-6f0a5e0f7a11/latest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\u0000b", "ü"})
  void refuses_header_values_without_showing_them(String value) {
    assertThatThrownBy(() -> GET.header("X-Thing", value))
        .isInstanceOf(ValidationException.class)
        .hasMessage("X-Thing: must be at most 16384 printable ASCII characters");
  }

  @Test
  void unpacks_gzip() throws IOException {
    server.enqueue(gzipped("{\"a\": 1}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    assertThat(transport.caller().call(GET, TEXT)).isEqualTo("{\"a\": 1}");
  }

  @Test
  void does_not_unpack_a_bomb() throws IOException {
    connect(new MessageSettings("test", Map.of(), false, MEBIBYTE));
    server.enqueue(gzipped(new byte[200 * MEBIBYTE]));

    SignalCraftException error = failure(GET);

    assertThat(error.code()).isEqualTo("RESPONSE_TOO_LARGE");
    assertThat(error.retryable()).isFalse();
    assertThat(error)
        .hasMessage("the answer of GET /thing is larger than the 1048576 bytes that are allowed");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void refuses_an_answer_that_announces_too_much() {
    connect(new MessageSettings("test", Map.of(), false, 10));
    server.enqueue(new MockResponse(200, Headers.EMPTY, "12345678901"));

    assertThat(failure(GET).code()).isEqualTo("RESPONSE_TOO_LARGE");
  }

  @Test
  void cuts_an_answer_that_announces_nothing() {
    connect(new MessageSettings("test", Map.of(), false, 10));
    server.enqueue(new MockResponse.Builder().chunkedBody("12345678901", 3).build());

    assertThat(failure(GET).code()).isEqualTo("RESPONSE_TOO_LARGE");
  }

  @Test
  void takes_an_answer_of_exactly_what_is_allowed() {
    connect(new MessageSettings("test", Map.of(), false, 10));
    server.enqueue(new MockResponse.Builder().chunkedBody("1234567890", 3).build());

    assertThat(transport.caller().call(GET, TEXT)).isEqualTo("1234567890");
  }

  @Test
  void lets_a_call_have_a_limit_of_its_own() {
    connect(new MessageSettings("test", Map.of(), false, 10));
    server.enqueue(new MockResponse(200, Headers.EMPTY, "12345678901"));

    assertThat(transport.caller().call(GET.answerLimit(11), TEXT)).hasSize(11);
  }

  @Test
  void reads_no_more_of_an_error_than_it_needs() {
    for (int i = 0; i < 4; i++) {
      server.enqueue(new MockResponse.Builder().code(503).body("x".repeat(20 * MEBIBYTE)).build());
    }

    assertThat(failure(GET))
        .isInstanceOf(OverloadedException.class)
        .hasMessage("the server answered 503 without saying why (after 4 tries)");
  }

  @Test
  void tries_again_where_an_answer_is_cut() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"a\": \"" + "x".repeat(100_000) + "\"}")
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    server.enqueue(new MockResponse(200, Headers.EMPTY, "{\"a\": 2}"));

    assertThat(transport.caller().call(GET, JSON).path("a").asInt()).isEqualTo(2);
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void knows_a_cut_whatever_the_reader_makes_of_it() {
    for (int i = 0; i < 4; i++) {
      server.enqueue(
          new MockResponse.Builder()
              .body("x".repeat(100_000))
              .onResponseBody(new SocketEffect.CloseSocket())
              .build());
    }
    ResponseReader<String> hiding =
        answer -> {
          try {
            answer.body().readAllBytes();
            return "whole";
          } catch (IOException e) {
            throw new IllegalStateException("hidden", e);
          }
        };
    ResponseReader<String> typed =
        answer -> {
          try {
            answer.body().readAllBytes();
            return "whole";
          } catch (IOException e) {
            throw new ValidationException("answer", "makes no sense");
          }
        };

    assertThatThrownBy(() -> transport.caller().call(GET, hiding))
        .isInstanceOf(IllegalStateException.class);
    assertThat(
            catchThrowableOfType(
                SignalCraftException.class, () -> transport.caller().call(POST, typed)))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("POST /thing failed: the connection broke: ");
  }

  @Test
  void says_that_an_answer_is_not_json_without_trying_again() {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "text/html")
            .body("<html>It works!</html>")
            .build());

    assertThatThrownBy(() -> transport.caller().call(GET, JSON))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith("the answer of GET /thing is not what the API promises: ");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void hands_on_what_a_reader_throws() {
    server.enqueue(new MockResponse(200, Headers.EMPTY, "{}"));
    server.enqueue(new MockResponse(204, Headers.EMPTY, ""));

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
    assertThat(transport.caller().call(GET, ResponseReader.STATUS)).isEqualTo(204);
  }

  @Test
  void follows_no_redirect_and_names_the_host_alone() {
    server.enqueue(
        new MockResponse.Builder()
            .code(302)
            .addHeader("Location", "https://elsewhere.example/v1/thing?token=secret")
            .build());

    assertThat(failure(GET))
        .hasMessage(
            "the server answered 302, a redirect to https://elsewhere.example, which is not"
                + " followed: set the base URL to where the API is");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void ends_where_no_byte_comes() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    ApiCaller hasty = transport.caller().with(Timeouts.defaults().withRead(Duration.ofMillis(50)));

    assertThatThrownBy(() -> hasty.call(POST, TEXT))
        .isInstanceOf(CallTimeoutException.class)
        .hasMessageStartingWith("POST /thing timed out: ");
  }

  @Test
  void ends_where_a_try_takes_too_long_however_many_bytes_come() {
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(1_000))
            .throttleBody(1, 10, java.util.concurrent.TimeUnit.MILLISECONDS)
            .build());
    ApiCaller hasty =
        transport.caller().with(Timeouts.defaults().withAttempt(Duration.ofMillis(100)));

    assertThatThrownBy(() -> hasty.call(POST, TEXT))
        .isInstanceOf(CallTimeoutException.class)
        .hasMessage("POST /thing took longer than PT0.1S");
  }

  @Test
  void uses_one_connection_for_all_kinds_of_answers() throws Exception {
    server.enqueue(new MockResponse(200, Headers.EMPTY, "read to its end"));
    server.enqueue(new MockResponse(200, Headers.EMPTY, "not read"));
    server.enqueue(new MockResponse(404, Headers.EMPTY, "refused"));
    server.enqueue(new MockResponse.Builder().chunkedBody("[1, 2, 3]", 2).build());
    server.enqueue(new MockResponse(200, Headers.EMPTY, "not JSON"));
    server.enqueue(new MockResponse(204, Headers.EMPTY, ""));
    server.enqueue(gzipped(new byte[1_000]));
    server.enqueue(new MockResponse(200, Headers.EMPTY, "last"));

    transport.caller().call(GET, TEXT);
    transport.caller().call(GET, ResponseReader.STATUS);
    failure(GET);
    transport.caller().call(GET, JSON);
    assertThatThrownBy(() -> transport.caller().call(GET, JSON))
        .isInstanceOf(TransportException.class);
    transport.caller().call(GET, TEXT);
    transport.caller().call(GET, ResponseReader.STATUS);
    transport.caller().call(GET, TEXT);

    for (int i = 0; i < 8; i++) {
      RecordedRequest request = server.takeRequest();
      assertThat(request.getConnectionIndex()).isZero();
      assertThat(request.getExchangeIndex()).isEqualTo(i);
    }
    assertThat(transport.http().connectionPool().connectionCount()).isEqualTo(1);
    assertThat(transport.http().connectionPool().idleConnectionCount()).isEqualTo(1);
  }

  @Test
  void packs_bodies_where_that_is_set() throws Exception {
    connect(new MessageSettings("test", Map.of(), true, MEBIBYTE));
    server.enqueue(new MockResponse(200, Headers.EMPTY, ""));
    server.enqueue(new MockResponse(200, Headers.EMPTY, ""));
    String large = "{\"a\": \"" + "x".repeat(2_000) + "\"}";

    transport.caller().call(POST.body(TransportFixture.json(large)), TEXT);
    transport.caller().call(POST, TEXT);

    RecordedRequest packed = server.takeRequest();
    assertThat(packed.getHeaders().get("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.getHeaders().get("Content-Type")).startsWith("application/json");
    assertThat(packed.getHeaders().get("Content-Length"))
        .isEqualTo(Long.toString(packed.getBodySize()));
    assertThat(packed.getBodySize()).isLessThan(200);
    try (GzipSource source = new GzipSource(new Buffer().write(packed.getBody()))) {
      assertThat(Okio.buffer(source).readUtf8()).isEqualTo(large);
    }
    assertThat(server.takeRequest().getHeaders().get("Content-Encoding")).isNull();
  }

  @Test
  void tells_an_observer_what_came_along() {
    server.enqueue(new MockResponse(503, Headers.EMPTY, ""));
    server.enqueue(
        new MockResponse.Builder()
            .code(201)
            .addHeader("X-Request-Id", "req_9")
            .addHeader("X-Thing", "1")
            .addHeader("x-thing", "2")
            .body("made")
            .build());
    ResponseCapture capture = new ResponseCapture();

    String value = transport.caller().observing(capture).call(GET, TEXT);

    ApiResponse<String> response = capture.with(value).orElseThrow();
    assertThat(response.value()).isEqualTo("made");
    assertThat(response.status()).isEqualTo(201);
    assertThat(response.requestId()).contains("req_9");
    assertThat(response.headers().all("X-THING")).containsExactly("1", "2");
    assertThat(response.headers().first("none")).isEmpty();
    assertThat(response.attempts()).isEqualTo(2);
    assertThat(response.duration()).isEqualTo(time.sleeps().get(0));
  }

  @Test
  void is_of_no_use_after_it_was_closed() {
    transport.close();
    transport.close();

    assertThatThrownBy(() -> transport.caller().call(GET, TEXT))
        .isInstanceOfSatisfying(
            SignalCraftException.class, e -> assertThat(e.code()).isEqualTo("CLOSED"))
        .hasMessage("the client is closed");
  }

  @Test
  void ends_what_is_under_way_when_it_is_closed() throws Exception {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    Thread closing =
        new Thread(
            () -> {
              try {
                server.takeRequest();
                transport.close();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    closing.start();

    assertThat(failure(GET).code()).isEqualTo("CLOSED");
    closing.join();
  }

  private SignalCraftException failure(ApiRequest request) {
    return catchThrowableOfType(
        SignalCraftException.class, () -> transport.caller().call(request, TEXT));
  }

  private static MockResponse gzipped(byte[] content) throws IOException {
    Buffer packed = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(packed))) {
      sink.write(content);
    }
    return new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(packed).build();
  }
}
