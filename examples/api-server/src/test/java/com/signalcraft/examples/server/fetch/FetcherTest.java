package com.signalcraft.examples.server.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FetcherTest {

  private static final InetAddress LOOPBACK = loopback();
  private static final List<String> JSON = List.of("application/json");
  private static final FetchOptions OPTIONS =
      new FetchOptions(true, Duration.ofSeconds(2), Duration.ofSeconds(5), 1_000, Set.of());

  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    String type = path.equals("/html") ? "text/html" : "application/json; charset=utf-8";
    exchange.getResponseHeaders().set("Content-Type", type);
    if (path.startsWith("/to")) {
      String rest = exchange.getRequestURI().getQuery();
      exchange.getResponseHeaders().set("Location", rest);
      exchange.sendResponseHeaders(302, -1);
    } else if (path.startsWith("/hop")) {
      exchange.getResponseHeaders().set("Location", "/hop");
      exchange.sendResponseHeaders(307, -1);
    } else if (path.equals("/bomb")) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(new byte[10_000_000]);
      }
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      send(exchange, packed.toByteArray());
    } else if (path.equals("/never")) {
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    } else if (path.equals("/large")) {
      send(exchange, new byte[1_001]);
    } else if (path.equals("/absent")) {
      exchange.sendResponseHeaders(404, -1);
    } else {
      send(exchange, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    exchange.close();
  }

  private static void send(HttpExchange exchange, byte[] content) throws IOException {
    exchange.sendResponseHeaders(200, content.length);
    exchange.getResponseBody().write(content);
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private FetchOptions allowingServer() {
    return OPTIONS.withAllowed(Set.of(server.getAddress()));
  }

  private byte[] fetch(FetchOptions options, String url) {
    try (Fetcher fetcher = new Fetcher(options)) {
      return fetcher.fetch(url.replace("PORT", Integer.toString(port())), JSON);
    }
  }

  @Test
  void what_is_allowed_is_fetched() {
    assertThat(fetch(allowingServer(), "http://127.0.0.1:PORT/")).asString().isEqualTo("{}");
    assertThat(fetch(allowingServer(), "http://127.0.0.1:PORT/to?/x")).asString().isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "10.0.0.1",
        "169.254.169.254",
        "[fe80::1]",
        "[fd00::1]",
        "100.64.0.1",
        "224.0.0.1"
      })
  void addresses_of_our_own_network_are_refused_however_they_are_written(String host) {
    // The server's port is allowed at another address, so that it is the address which is refused.
    FetchOptions options =
        OPTIONS.withAllowed(Set.of(InetSocketAddress.createUnresolved("other", port())));

    assertThatThrownBy(() -> fetch(options, "http://" + host + ":PORT/"))
        .isInstanceOf(FetchFailedException.class);
    assertThat(requests).hasValue(0);
  }

  @Test
  void a_refusal_names_neither_the_address_nor_what_is_there() {
    FetchOptions options =
        OPTIONS.withAllowed(Set.of(InetSocketAddress.createUnresolved("other", port())));

    assertThatThrownBy(() -> fetch(options, "http://localhost:PORT/"))
        .hasMessage("the address must be one of the public internet");
  }

  @Test
  void a_name_that_leads_elsewhere_the_second_time_leads_nowhere() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    // Who asks before the call gets an address of the public internet, who connects gets ours.
    Dns rebinding =
        host ->
            List.of(
                asked.getAndIncrement() == 0
                    ? InetAddress.getByAddress(new byte[] {(byte) 203, 1, 113, 1})
                    : LOOPBACK);
    FetchOptions options =
        OPTIONS.withAllowed(Set.of(InetSocketAddress.createUnresolved("other", port())));
    assertThat(SafeAddresses.isPublic(rebinding.lookup("feed.example").get(0))).isTrue();

    try (Fetcher fetcher = new Fetcher(options, rebinding)) {
      assertThatThrownBy(() -> fetcher.fetch("http://feed.example:" + port() + "/", JSON))
          .hasMessage("the address must be one of the public internet");
    }
    assertThat(asked).hasValue(2);
    assertThat(requests).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.2:PORT/",
        "http://localhost.localdomain:1/",
        "http://[::1]:PORT/",
        "https://127.0.0.1/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "//169.254.169.254/x",
        "http://user:secret@127.0.0.1:PORT/"
      })
  void redirects_are_held_to_the_same(String target) {
    String to = target.replace("PORT", Integer.toString(port()));

    assertThatThrownBy(() -> fetch(allowingServer(), "http://127.0.0.1:PORT/to?" + to))
        .isInstanceOf(FetchFailedException.class);
    assertThat(requests).hasValue(1);
  }

  @Test
  void after_three_redirects_it_ends() {
    assertThatThrownBy(() -> fetch(allowingServer(), "http://127.0.0.1:PORT/hop"))
        .hasMessageContaining("3 redirects");
    assertThat(requests).hasValue(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/",
        "https://example.com:8443/",
        "https://u:p@example.com/",
        "gopher://example.com/",
        "javascript:alert(1)",
        "no address",
        ""
      })
  void what_is_no_plain_address_by_https_is_refused_without_asking_anybody(String url) {
    assertThatThrownBy(() -> fetch(FetchOptions.defaults(), url))
        .isInstanceOf(FetchFailedException.class)
        .hasMessageNotContaining("example");
  }

  @Test
  void what_is_too_large_packed_or_not_is_cut_off() {
    for (String path : List.of("large", "bomb")) {
      assertThatThrownBy(() -> fetch(allowingServer(), "http://127.0.0.1:PORT/" + path))
          .hasMessageContaining("1000 bytes");
    }
  }

  @Test
  void other_types_and_statuses_are_refused() {
    assertThatThrownBy(() -> fetch(allowingServer(), "http://127.0.0.1:PORT/html"))
        .hasMessageContaining("application/json");
    assertThatThrownBy(() -> fetch(allowingServer(), "http://127.0.0.1:PORT/absent"))
        .hasMessageContaining("404");
  }

  @Test
  void what_never_answers_is_given_up() {
    FetchOptions hasty =
        new FetchOptions(
            true,
            Duration.ofMillis(100),
            Duration.ofMillis(300),
            1_000,
            Set.of(server.getAddress()));

    assertThatThrownBy(() -> fetch(hasty, "http://127.0.0.1:PORT/never"))
        .hasMessageContaining("in time");
  }
}
