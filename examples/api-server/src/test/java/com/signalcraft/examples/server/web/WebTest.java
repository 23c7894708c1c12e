package com.signalcraft.examples.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.examples.server.Http;
import com.signalcraft.examples.server.TestServer;
import com.signalcraft.examples.server.account.People;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebTest {

  private static final int MAX_BODY = 64 * 1_024;
  private static final int MAX_UPLOAD = 256 * 1_024;

  private static TestServer server;
  private static Http http;
  private static Http ada;
  private static String business = "";

  @BeforeAll
  static void start() {
    WebOptions options =
        WebOptions.defaults()
            .withPublicUrl(URI.create("https://kpi.example.com"))
            .withAllowedOrigins(Set.of("https://app.example.com"))
            .withLimits(MAX_BODY, MAX_UPLOAD, Duration.ofSeconds(2), Duration.ofSeconds(2));
    server = TestServer.start(TestServer.unlimited().with(options));
    http = Http.of(server);
    Http.Reply made = People.register(http, "ada@example.com");
    ada = http.as(made.at("/tokens/access_token"));
    business = made.at("/business/id");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** What comes back for bytes that no client would send; lines end as those of HTTP. */
  private static String raw(String lines) {
    String request = lines.replace("\n", "\r\n");
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.api().getPort())) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return read(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  private static void assertPlain(String answer) {
    assertThat(answer).doesNotContainIgnoringCase("jetty").doesNotContain("at com.signalcraft");
    assertThat(answer).doesNotContain("Exception");
  }

  @Test
  void an_answer_of_the_api_tells_browsers_what_not_to_do() {
    Http.Reply reply = http.get("/users/profile");
    assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.header("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; frame-ancestors 'none'");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(reply.header("Strict-Transport-Security")).startsWith("max-age=31536000");
    assertThat(reply.header("Server")).isEmpty();
  }

  @Test
  void the_page_may_load_nothing_from_elsewhere_and_be_framed_by_nobody() {
    URI page = server.api().resolve("/");
    Http.Reply reply = Http.send(HttpRequest.newBuilder(page).build());
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Security-Policy"))
        .contains("default-src 'self'")
        .contains("connect-src 'self' wss://kpi.example.com")
        .contains("frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(reply.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(reply.header("X-Request-Id")).isNotEmpty();
  }

  @Test
  void a_sane_request_id_is_taken_over_and_any_other_replaced() {
    assertThat(http.with("X-Request-Id", "order-4711").get("/users/profile").header("X-Request-Id"))
        .isEqualTo("order-4711");
    Http.Reply reply = http.with("X-Request-Id", "<b>4711</b>").get("/users/profile");
    assertThat(reply.header("X-Request-Id")).matches("[0-9a-f-]{36}");
    assertThat(reply.at("/error/request_id")).isEqualTo(reply.header("X-Request-Id"));
  }

  @Test
  void pages_of_a_named_origin_may_call_and_no_others() {
    Http.Reply preflight =
        http.with("Origin", "https://app.example.com", "Access-Control-Request-Method", "POST")
            .send("OPTIONS", "/businesses", null);
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin"))
        .isEqualTo("https://app.example.com");
    assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization");

    Http.Reply call = ada.with("Origin", "https://app.example.com").get("/users/profile");
    assertThat(call.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example.com");
    assertThat(call.header("Access-Control-Expose-Headers")).contains("X-RateLimit-Remaining");
    assertThat(call.header("Vary")).contains("Origin");

    Http.Reply other = ada.with("Origin", "https://evil.example").get("/users/profile");
    assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void where_a_call_came_from_is_in_the_audit_log() {
    ada.with("User-Agent", "till/1.0", "X-Forwarded-For", "6.6.6.6", "Forwarded", "for=6.6.6.6")
        .put("/businesses/" + business, "{\"description\": \"by the sea\"}");
    Http.Reply log = ada.get("/businesses/" + business + "/audit-logs?action=update");
    assertThat(log.at("/entries/0/ip_address")).isEqualTo("127.0.0.1");
    assertThat(log.at("/entries/0/user_agent")).isEqualTo("till/1.0");
  }

  @Test
  void the_service_tells_whom_it_acts_for() {
    http.as(TestServer.SERVICE_KEY)
        .with("Forwarded", "for=192.0.2.77", "X-Original-User-Agent", "phone")
        .put("/businesses/" + business, "{\"description\": \"by the lake\"}");
    Http.Reply log = ada.get("/businesses/" + business + "/audit-logs?action=update");
    assertThat(log.body()).contains("192.0.2.77", "phone");
  }

  @Test
  void an_unknown_call_has_no_error_of_the_api() {
    Http.Reply reply = ada.get("/no/such/call");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.body()).doesNotContain("error").contains("there is no GET /v1/no/such/call");
  }

  @Test
  void a_method_that_a_path_does_not_have_is_told_those_that_it_has() {
    Http.Reply reply = ada.put("/businesses", "{}");
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    assertThat(reply.at("/error/details/field")).isEqualTo("method");
    Http.Reply options = ada.send("OPTIONS", "/businesses", null);
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
    assertThat(ada.send("PATCH", "/businesses", "{}").status()).isEqualTo(405);
  }

  @Test
  void head_is_get_without_its_body() {
    Http.Reply reply = ada.send("HEAD", "/users/profile", null);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
    assertThat(reply.header("Content-Type")).isEqualTo("application/json");
  }

  private static Http.Reply post(String type, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.api() + "/auth/login"))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return Http.send(request.build());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  @Test
  void a_body_that_is_too_large_is_refused_also_where_it_is_packed() throws IOException {
    byte[] large = bytes("{\"email\": \"" + "x".repeat(MAX_BODY) + "\"}");
    assertThat(post("application/json", large).status()).isEqualTo(413);
    byte[] bomb = gzip(new byte[50 * MAX_BODY]);
    assertThat(bomb.length).isLessThan(MAX_BODY);
    Http.Reply reply = post("application/json", bomb, "Content-Encoding", "gzip");
    assertThat(reply.status()).isEqualTo(413);
    assertThat(reply.at("/error/code")).isEqualTo("VALIDATION_ERROR");

    byte[] login = bytes(People.login("ada@example.com", People.PASSWORD));
    assertThat(post("application/json", gzip(login), "Content-Encoding", "gzip").status())
        .isEqualTo(200);
    assertThat(post("application/json", login, "Content-Encoding", "br").status()).isEqualTo(415);
  }

  @Test
  void an_upload_that_is_too_large_is_refused() {
    String body =
        "--b\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\n\n"
                .replace("\n", "\r\n")
            + "x".repeat(MAX_UPLOAD)
            + "\r\n--b--\r\n";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.api() + "/kpis/upload"))
            .header("Content-Type", "multipart/form-data; boundary=b")
            .header("X-Api-Key", "sk_none")
            .POST(BodyPublishers.ofString(body))
            .build();
    assertThat(Http.send(request).status())
        .as("not before it is known who sends it")
        .isEqualTo(401);
    HttpRequest own =
        HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase("X-Api-Key"))
            .header("Authorization", "Bearer " + TestServer.SERVICE_KEY)
            .build();
    assertThat(Http.send(own).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
  void a_body_of_another_type_is_refused(String type) {
    Http.Reply reply = post(type, bytes("{}"));
    assertThat(reply.status()).isEqualTo(415);
    assertThat(reply.at("/error/details/field")).isEqualTo("Content-Type");
  }

  @Test
  void what_is_no_json_is_the_clients_fault() {
    for (byte[] body :
        new byte[][] {
          bytes("{"),
          bytes("[]"),
          bytes("{} {}"),
          bytes("{\"email\": 1e999999999}"),
          bytes("{\"email\": " + "[".repeat(5_000) + "]".repeat(5_000) + "}"),
          {'{', '"', (byte) 0xc3, '"', ':', '1', '}'},
          {'{', '"', 'e', 'm', 'a', 'i', 'l', '"', ':', '"', (byte) 0xff, '"', '}'},
          {0, 0, 0, '{', 0, 0, 0, '}', 0},
          {},
        }) {
      Http.Reply reply = post("application/json", body);
      assertThat(reply.status()).as(new String(body, StandardCharsets.ISO_8859_1)).isEqualTo(400);
      assertThat(reply.at("/error/code")).isEqualTo("VALIDATION_ERROR");
      assertPlain(reply.body());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET /v1/businesses/%zz HTTP/1.1, 400",
    "GET /v1/businesses/%c3%28 HTTP/1.1, 400",
    "GET /v1/businesses/%00 HTTP/1.1, 400",
    "GET /v1/users/profile?%zz=1 HTTP/1.1, 400",
    "GET /v1/../../etc/passwd HTTP/1.1, 400",
    "GET /v1/users%2fprofile HTTP/1.1, 404",
    "FOO /v1/users/profile HTTP/1.1, 404",
    "GET /v1/users/profile HTTP/9.9, 505",
    "nonsense, 400",
  })
  void what_is_no_request_gets_a_plain_answer(String line, int status) {
    String answer =
        raw(
            line
                + "\nHost: localhost\nConnection: close\nAuthorization: Bearer "
                + TestServer.SERVICE_KEY
                + "\n\n");
    assertThat(answer).matches("(?s)HTTP/1\\.1 " + status + " .*");
    assertPlain(answer);
  }

  @Test
  void headers_without_end_are_refused() {
    String answer =
        raw(
            """
            GET /v1/users/profile HTTP/1.1
            Host: localhost
            X-Large: %s

            """
                .formatted("x".repeat(40_000)));
    assertThat(answer).startsWith("HTTP/1.1 431 ");
    assertPlain(answer);
  }

  @Test
  void a_body_of_two_lengths_is_refused() {
    String answer =
        raw(
            """
            POST /v1/auth/login HTTP/1.1
            Host: localhost
            Content-Length: 2
            Content-Length: 30
            Content-Type: application/json

            {}\
            """);
    assertThat(answer).startsWith("HTTP/1.1 400 ");
    String smuggled =
        raw(
            """
            POST /v1/auth/login HTTP/1.1
            Host: localhost
            Content-Length: 2
            Transfer-Encoding: chunked
            Content-Type: application/json

            0

            GET /v1/users/profile HTTP/1.1
            Host: localhost

            """);
    assertThat(smuggled).startsWith("HTTP/1.1 400 ").doesNotContain("HTTP/1.1 401");
  }

  @Test
  void a_body_that_does_not_arrive_ends_the_request() {
    String answer =
        raw(
            """
            POST /v1/auth/login HTTP/1.1
            Host: localhost
            Content-Length: 20
            Content-Type: application/json

            {"email"\
            """);
    assertThat(answer).startsWith("HTTP/1.1 408 ");
    assertPlain(answer);
  }

  @Test
  void headers_that_do_not_arrive_end_the_connection() {
    assertPlain(raw("GET /v1/users/profile HTTP/1.1\nHost: local"));
  }
}
