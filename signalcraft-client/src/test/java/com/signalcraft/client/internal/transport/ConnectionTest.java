package com.signalcraft.client.internal.transport;

import static com.signalcraft.client.internal.transport.TransportFixture.GET;
import static com.signalcraft.client.internal.transport.TransportFixture.ONLY_RETRY;
import static com.signalcraft.client.internal.transport.TransportFixture.POST;
import static com.signalcraft.client.internal.transport.TransportFixture.TEXT;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.client.config.ProxyOptions;
import com.signalcraft.client.config.Timeouts;
import com.signalcraft.client.config.TlsOptions;
import com.signalcraft.client.internal.time.FakeTime;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.error.TransportException;
import com.signalcraft.error.ValidationException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates, proxies and addresses. */
class ConnectionTest {

  @TempDir static Path folder;
  private static TestKeys localhost;
  private static TestKeys elsewhere;

  private final MockWebServer server = new MockWebServer();
  private final FakeTime time = new FakeTime();
  private Transport transport;

  @BeforeAll
  static void makeKeys() throws IOException, GeneralSecurityException {
    localhost = TestKeys.create(folder, "localhost");
    elsewhere = TestKeys.create(folder, "elsewhere.example");
  }

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
  void does_not_accept_a_certificate_that_nobody_vouches_for() throws Exception {
    server.useHttps(localhost.serverContext().getSocketFactory());
    connect(TlsOptions.defaults());

    assertThatThrownBy(() -> transport.caller().call(GET, TEXT))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith(
            "GET /thing failed: the server's certificate is not accepted: PKIX path building")
        .hasMessageNotContaining("tries");
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void accepts_the_certificate_of_a_file() throws Exception {
    server.useHttps(localhost.serverContext().getSocketFactory());
    server.enqueue(new MockResponse(200, Headers.EMPTY, "safe"));
    connect(TlsOptions.trustingOnly(localhost.certificate()));

    assertThat(transport.caller().call(GET, TEXT)).isEqualTo("safe");
  }

  @Test
  void does_not_accept_a_certificate_of_another_host() throws Exception {
    server.useHttps(elsewhere.serverContext().getSocketFactory());
    connect(TlsOptions.trustingOnly(elsewhere.certificate()));

    assertThatThrownBy(() -> transport.caller().call(GET, TEXT))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith(
            "GET /thing failed: the server's certificate is not accepted: Hostname localhost not"
                + " verified");
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void accepts_the_pinned_key_and_no_other() throws Exception {
    server.useHttps(localhost.serverContext().getSocketFactory());
    server.enqueue(new MockResponse(200, Headers.EMPTY, "pinned"));
    TlsOptions trusting = TlsOptions.trustingOnly(localhost.certificate());
    connect(trusting.withPins("localhost", elsewhere.pin(), localhost.pin()));
    assertThat(transport.caller().call(GET, TEXT)).isEqualTo("pinned");
    transport.close();

    connect(trusting.withPins("localhost", elsewhere.pin()));
    assertThatThrownBy(() -> transport.caller().call(GET, TEXT))
        .isInstanceOf(TransportException.class)
        .hasMessageStartingWith(
            "GET /thing failed: the server's certificate is not accepted: Certificate pinning"
                + " failure!");
  }

  @Test
  void says_that_a_server_does_not_speak_tls() throws Exception {
    try (ServerSocket plain = new ServerSocket(0)) {
      Thread answering = new Thread(() -> refuseAll(plain));
      answering.setDaemon(true);
      answering.start();
      transport =
          new Transport(
              TransportFixture.settings("https://localhost:" + plain.getLocalPort())
                  .with(ONLY_RETRY),
              time.ambient());

      assertThatThrownBy(() -> transport.caller().call(GET, TEXT))
          .isInstanceOf(TransportException.class)
          .hasMessageStartingWith("GET /thing failed: no secure connection could be made: ");
    }
  }

  private static void refuseAll(ServerSocket server) {
    try {
      while (true) {
        try (Socket socket = server.accept()) {
          socket.getInputStream().read();
          socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
          socket.shutdownOutput();
          socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
      }
    } catch (IOException e) {
      // the test has closed it
      return;
    }
  }

  @Test
  void says_that_a_host_is_not_known() {
    connect(
        HttpUrl.get("http://nowhere.invalid/"),
        Optional.empty(),
        builder ->
            builder.dns(
                host -> {
                  throw new java.net.UnknownHostException(host);
                }));

    assertThatThrownBy(() -> transport.caller().call(GET, TEXT))
        .hasMessage(
            "GET /thing failed: the host has no known address: nowhere.invalid (after 4 tries)");
  }

  @Test
  void tries_all_addresses_of_a_host() {
    server.enqueue(new MockResponse(200, Headers.EMPTY, "reached"));
    InetAddress[] addresses = {address("127.0.0.2"), address("127.0.0.3"), address("127.0.0.1")};
    connect(
        HttpUrl.get("http://many.example:" + server.getPort()),
        Optional.empty(),
        builder -> builder.dns(host -> Arrays.asList(addresses)));

    assertThat(transport.caller().call(POST, TEXT)).isEqualTo("reached");
    assertThat(time.sleeps()).isEmpty();
  }

  @Test
  void goes_through_a_proxy_and_logs_in_there_at_once() throws Exception {
    server.enqueue(new MockResponse(200, Headers.EMPTY, "through"));
    connect(
        HttpUrl.get("http://api.example/v1"),
        Optional.of(proxy().withLogin("ann", "pass")),
        builder -> {});

    assertThat(transport.caller().call(POST, TEXT)).isEqualTo("through");

    RecordedRequest request = server.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("POST http://api.example/v1/thing HTTP/1.1");
    assertThat(request.getHeaders().get("Proxy-Authorization")).isEqualTo("Basic YW5uOnBhc3M=");
  }

  @Test
  void goes_through_a_tunnel_to_a_secure_host() throws Exception {
    server.useHttps(localhost.serverContext().getSocketFactory());
    server.enqueue(new MockResponse.Builder().inTunnel().build());
    server.enqueue(new MockResponse(200, Headers.EMPTY, "through"));
    transport =
        new Transport(
            TransportSettings.of(
                    new ConnectionSettings(
                        HttpUrl.get("https://localhost:9/v1"),
                        Timeouts.defaults(),
                        Optional.of(proxy().withLogin("ann", "pass")),
                        TlsOptions.trustingOnly(localhost.certificate()),
                        builder -> {}))
                .with(ONLY_RETRY),
            time.ambient());

    assertThat(transport.caller().call(GET, TEXT)).isEqualTo("through");

    RecordedRequest tunnel = server.takeRequest();
    assertThat(tunnel.getMethod()).isEqualTo("CONNECT");
    assertThat(tunnel.getHeaders().get("Proxy-Authorization")).isEqualTo("Basic YW5uOnBhc3M=");
    RecordedRequest request = server.takeRequest();
    assertThat(request.getHeaders().get("Proxy-Authorization")).isNull();
  }

  @Test
  void tells_of_a_proxy_that_refuses_the_login() {
    server.enqueue(
        new MockResponse.Builder()
            .code(407)
            .addHeader("Proxy-Authenticate", "Basic realm=\"x\"")
            .build());
    connect(
        HttpUrl.get("http://api.example/v1"),
        Optional.of(proxy().withLogin("ann", "wrong")),
        builder -> {});

    assertThatThrownBy(() -> transport.caller().call(GET, TEXT))
        .isInstanceOfSatisfying(
            SignalCraftException.class,
            e -> {
              assertThat(e.code()).isEqualTo("HTTP_407");
              assertThat(e.retryable()).isFalse();
            })
        .hasMessage("the proxy asks for a login, or refuses the one that is set");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void refuses_files_that_are_no_certificates() throws IOException {
    connect(TlsOptions.defaults());
    Path none = Files.writeString(folder.resolve("none.pem"), "hello");
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");

    for (Path file : List.of(none, empty, folder.resolve("missing.pem"))) {
      assertThatThrownBy(() -> TlsOptions.trustingOnly(file))
          .isInstanceOf(ValidationException.class)
          .hasMessageContaining(file.toString());
    }
  }

  @Test
  void refuses_pins_that_are_none() {
    connect(TlsOptions.defaults());
    assertThatThrownBy(() -> TlsOptions.defaults().withPins("localhost", "sha1/abc"))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> TlsOptions.defaults().withPins("localhost"))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> TlsOptions.defaults().withPins("https://localhost", "sha256/x"))
        .isInstanceOf(ValidationException.class)
        .hasMessageStartingWith("pin_host: ");
  }

  private ProxyOptions proxy() {
    return ProxyOptions.of("localhost", server.getPort());
  }

  private void connect(TlsOptions tls) {
    transport =
        new Transport(
            TransportSettings.of(
                    new ConnectionSettings(
                        server.url("/"), Timeouts.defaults(), Optional.empty(), tls, builder -> {}))
                .with(ONLY_RETRY),
            time.ambient());
  }

  private void connect(
      HttpUrl url, Optional<ProxyOptions> proxy, Consumer<OkHttpClient.Builder> hook) {
    transport =
        new Transport(
            TransportSettings.of(
                    new ConnectionSettings(
                        url, Timeouts.defaults(), proxy, TlsOptions.defaults(), hook))
                .with(ONLY_RETRY),
            time.ambient());
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
