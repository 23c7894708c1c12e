package com.signalcraft.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.client.auth.Credentials;
import com.signalcraft.client.config.RetryOptions;
import com.signalcraft.client.http.ApiResponse;
import com.signalcraft.client.http.RawRequest;
import com.signalcraft.client.http.RawResponse;
import com.signalcraft.client.internal.transport.TransportSettings;
import com.signalcraft.error.NotFoundException;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.ValidationException;
import java.io.IOException;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientBuilderTest {

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void goes_to_the_hosted_service_where_nothing_else_is_set() {
    TransportSettings settings = HttpSignalCraft.builder().settings();

    assertThat(settings.connection().baseUrl()).hasToString("https://api.signalcraft.com/v1");
    assertThat(settings.credentials()).isEqualTo(Credentials.none());
    assertThat(settings.policy().retry()).isEqualTo(RetryOptions.defaults());
    assertThat(settings.message().maxResponseBytes()).isEqualTo(64 * 1024 * 1024);
    assertThat(settings.message().compress()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example/v1, https://a.example/v1",
    "https://a.example/v1/, https://a.example/v1",
    "https://a.example/v1///, https://a.example/v1",
    "https://a.example, https://a.example/",
    "' https://a.example/v1 ', https://a.example/v1",
    "HTTPS://A.example:443/v1, https://a.example/v1",
    "http://localhost:8080/v1, http://localhost:8080/v1",
    "http://127.0.0.1/v1, http://127.0.0.1/v1",
    "http://127.8.9.1/v1, http://127.8.9.1/v1",
    "http://[::1]:80/v1, http://[::1]/v1",
    "http://api.localhost/v1, http://api.localhost/v1",
  })
  void takes_base_urls(String given, String used) {
    assertThat(HttpSignalCraft.builder().baseUrl(given).settings().connection().baseUrl())
        .hasToString(used);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a.example/v1",
        "http://localhost.example/v1",
        "http://127.0.0.1.example/v1",
        "http://10.0.0.1/v1",
        "http://0.0.0.0/v1",
      })
  void refuses_plain_http_to_other_machines_unless_it_is_allowed(String url) {
    ClientBuilder builder = HttpSignalCraft.builder().baseUrl(url);

    assertThatThrownBy(builder::build)
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("base_url: must be https, as credentials go with each call, was");
    assertThatCode(() -> builder.allowPlainHttp().build().close()).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a.example/v1",
        "ftp://a.example",
        "https://",
        "https://a.example/v1?key=hush",
        "https://a.example/v1#x",
        "https://hush@a.example/v1",
        "https://ann:hush@a.example/v1",
        "https//ann:hush@a.example",
      })
  void refuses_what_is_no_base_url(String url) {
    assertThatThrownBy(() -> HttpSignalCraft.builder().baseUrl(url))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("base_url: must ")
        .satisfies(
            e -> assertThat(e.getMessage().contains("hush")).isEqualTo(url.contains("key=hush")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Authorization", "x-api-key", "Host", "Content-Length", "User-Agent", "a b", ""})
  void refuses_headers_that_it_sets_by_itself_or_that_are_none(String name) {
    assertThatThrownBy(() -> HttpSignalCraft.builder().header(name, "hush"))
        .isInstanceOf(ValidationException.class)
        .hasMessageNotContaining("hush");
  }

  @Test
  void sends_headers_and_names_of_the_application() throws Exception {
    server.enqueue(new MockResponse(200, Headers.EMPTY, "{}"));
    try (HttpSignalCraft client =
        builder()
            .userAgent("acme-shop/2.1")
            .header("X-Tenant", "acme")
            .credentials(Credentials.apiKey("key"))
            .build()) {
      client.raw().send(RawRequest.get("/new/thing"));
    }

    Headers headers = server.takeRequest().getHeaders();
    assertThat(headers.get("User-Agent"))
        .matches("signalcraft-java/\\S+ \\(Java \\d+\\) acme-shop/2\\.1");
    assertThat(headers.get("X-Tenant")).isEqualTo("acme");
    assertThat(headers.get("X-API-Key")).isEqualTo("key");
  }

  @Test
  void lets_a_hook_have_the_last_word() throws Exception {
    server.enqueue(new MockResponse(200, Headers.EMPTY, "{}"));
    try (HttpSignalCraft client =
        builder()
            .configureHttp(
                http ->
                    http.addInterceptor(
                        chain ->
                            chain.proceed(
                                chain.request().newBuilder().header("X-Hook", "1").build())))
            .build()) {
      client.raw().send(RawRequest.get("/new/thing"));
    }

    assertThat(server.takeRequest().getHeaders().get("X-Hook")).isEqualTo("1");
  }

  @Test
  void leaves_connections_and_threads_that_a_hook_has_put_in_place_alone() {
    okhttp3.Dispatcher shared = new okhttp3.Dispatcher();
    HttpSignalCraft client = builder().configureHttp(http -> http.dispatcher(shared)).build();

    client.close();
    client.close();

    assertThat(shared.executorService().isShutdown()).isFalse();
    shared.executorService().shutdown();
  }

  @Test
  void makes_calls_that_it_has_no_method_for() throws Exception {
    server.enqueue(
        new MockResponse.Builder().code(201).addHeader("X-Thing", "1").body("{\"a\":1}").build());
    RawResponse response;
    try (HttpSignalCraft client = builder().build()) {
      response =
          client
              .raw()
              .send(
                  RawRequest.post("/new/a thing")
                      .query("a", "b&c")
                      .header("X-Odd", "2")
                      .idempotencyKey("k")
                      .json("{\"é\":2}"));
    }

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.text()).isEqualTo("{\"a\":1}");
    assertThat(response.headers().first("x-thing")).contains("1");
    assertThat(response)
        .hasToString("RawResponse[201, ResponseHeaders[content-length, x-thing], 7 bytes]");
    RecordedRequest request = server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("POST /v1/new/a%20thing?a=b%26c HTTP/1.1");
    assertThat(request.getHeaders().get("X-Odd")).isEqualTo("2");
    assertThat(request.getHeaders().get("Idempotency-Key")).isEqualTo("k");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getBody().utf8()).isEqualTo("{\"é\":2}");
  }

  @ParameterizedTest
  @CsvSource({"GET, false", "POST, true", "PUT, true", "PATCH, true", "DELETE, false"})
  void knows_the_methods(String method, boolean hasBody) throws Exception {
    server.enqueue(new MockResponse(200, Headers.EMPTY, ""));
    RawRequest request =
        switch (method) {
          case "GET" -> RawRequest.get("/x");
          case "POST" -> RawRequest.post("/x");
          case "PUT" -> RawRequest.put("/x");
          case "PATCH" -> RawRequest.patch("/x");
          default -> RawRequest.delete("/x");
        };
    try (HttpSignalCraft client = builder().build()) {
      client.raw().send(request);
    }

    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getMethod()).isEqualTo(method);
    assertThat(sent.getHeaders().get("Content-Length")).isEqualTo(hasBody ? "0" : null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "", "/a?b=c", "/a#b", "/../admin", "/a//b", "/a/%2e%2e/b", "/"})
  void refuses_paths_that_are_none(String path) {
    try (HttpSignalCraft client = builder().build()) {
      assertThatThrownBy(() -> client.raw().send(RawRequest.get(path)))
          .isInstanceOf(ValidationException.class)
          .hasMessageStartingWith("path: ");
    }
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void raw_calls_fail_with_the_errors_of_all_others() {
    server.enqueue(
        new MockResponse(
            404,
            Headers.EMPTY,
            "{\"error\":{\"code\":\"RESOURCE_NOT_FOUND\",\"message\":\"no such thing\"}}"));
    try (HttpSignalCraft client = builder().build()) {
      assertThatThrownBy(() -> client.raw().send(RawRequest.get("/x")))
          .isInstanceOf(NotFoundException.class)
          .hasMessage("no such thing");
      assertThatThrownBy(
              () -> client.raw().send(RawRequest.post("/x").body("no type", new byte[1])))
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void gives_the_whole_response_on_request() {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("X-Request-Id", "req_1")
            .body("{\"business\":1}")
            .build());
    try (HttpSignalCraft client = builder().build()) {
      ApiResponse<String> response =
          client.withResponse(view -> view.raw().send(RawRequest.get("/x")).text());

      assertThat(response.value()).isEqualTo("{\"business\":1}");
      assertThat(response.requestId()).contains("req_1");
      assertThat(response.attempts()).isOne();
      assertThatThrownBy(() -> client.withResponse(view -> "no call"))
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void is_of_no_use_after_it_was_closed() {
    HttpSignalCraft client = builder().build();
    client.close();

    assertThatThrownBy(() -> client.users().me())
        .isInstanceOfSatisfying(
            SignalCraftException.class, e -> assertThat(e.code()).isEqualTo("CLOSED"));
  }

  private ClientBuilder builder() {
    return HttpSignalCraft.builder().baseUrl(server.url("/v1").toString());
  }
}
