package com.signalcraft.client.server;

import com.signalcraft.memory.InMemorySignalCraft;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/**
 * A server on loopback that speaks the contract over an in-memory store of its own. It is strict: a
 * request with anything that the contract does not know is answered by 400 and the code {@code
 * CONTRACT_VIOLATION}.
 */
public final class ContractServer implements AutoCloseable {

  /** The token of the service, which may do everything. */
  public static final String SERVICE_TOKEN = "service.token.of.tests";

  private static final String VERSION = "/v1";
  private static final Duration FOR_EVER = Duration.ofDays(100_000);
  private static final int GZIP_FROM_BYTES = 4_096;

  /** Shared by all servers of a test run: starting threads costs more than starting a server. */
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "signalcraft-test-server");
            thread.setDaemon(true);
            return thread;
          });

  static {
    // Else Nagle's algorithm and late acknowledgements make each answer wait for 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final InMemorySignalCraft store;
  private final TokenBook tokens;
  private final JobBook jobs;
  private final List<Route> routes;
  private final Router router;
  private final AtomicLong requests = new AtomicLong();

  private ContractServer(InstantSource clock) throws IOException {
    tokens = new TokenBook(clock);
    store = InMemorySignalCraft.builder().clock(clock).tokenVerifier(tokens::user).build();
    jobs = new JobBook(clock);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    routes = routes(clock);
    router = new Router(routes, new Callers(store, tokens, SERVICE_TOKEN));
    server.setExecutor(THREADS);
    server.createContext("/", this::handle);
    server.start();
  }

  /**
   * Starts a server with an empty store.
   *
   * @param clock what the store, the tokens and the links take for now
   * @return the server
   */
  public static ContractServer start(InstantSource clock) {
    try {
      return new ContractServer(clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Route> routes(InstantSource clock) {
    FileShelf files = new FileShelf(clock, this::baseUrl);
    List<Route> routes = new ArrayList<>();
    routes.addAll(new AuthRoutes(store, tokens).routes());
    routes.addAll(UserRoutes.routes());
    routes.addAll(BusinessRoutes.routes());
    routes.addAll(TeamRoutes.routes());
    routes.addAll(SourceRoutes.routes());
    routes.addAll(PointRoutes.routes());
    routes.addAll(new UploadRoutes(jobs).routes());
    routes.addAll(new DashboardRoutes(clock).routes());
    routes.addAll(new ForecastRoutes(jobs).routes());
    routes.addAll(new AnomalyRoutes(clock).routes());
    routes.addAll(jobs.routes());
    routes.addAll(new AlertRoutes(store).routes());
    routes.addAll(AlertRunRoutes.routes());
    routes.addAll(NotificationRoutes.routes());
    routes.addAll(new ExternalRoutes(clock).routes());
    routes.addAll(NewsRoutes.routes());
    routes.addAll(WeatherRoutes.routes());
    routes.addAll(MarketRoutes.routes());
    routes.addAll(new ReportRoutes(jobs, files).routes());
    routes.addAll(new ExportRoutes(clock, files).routes());
    routes.addAll(files.routes());
    routes.addAll(RetentionRoutes.routes());
    return routes;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String requestId = "req-" + requests.incrementAndGet();
    try (exchange) {
      Answer answer;
      try {
        answer = router.answer(exchange, VERSION);
      } catch (RuntimeException e) {
        answer = Failures.answer(e, requestId);
      }
      send(exchange, answer.with("X-Request-Id", requestId));
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] body = answer.body();
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    String accepted = String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
    if (body.length >= GZIP_FROM_BYTES
        && accepted.contains("gzip")
        && !answer.headers().containsKey("Accept-Ranges")) {
      body = gzip(body);
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
    }
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  /**
   * Where the API is.
   *
   * @return the URL with the version and without a slash at the end
   */
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + VERSION);
  }

  /**
   * The store behind the server, as the service sees it.
   *
   * @return the store
   */
  public InMemorySignalCraft store() {
    return store;
  }

  /**
   * An access token that never expires.
   *
   * @param userId whose, of a user who need not be there
   * @return the token
   */
  public String tokenFor(UUID userId) {
    return tokens.access(userId, FOR_EVER);
  }

  /** Ends every access token that is out, so that the next call with one is answered by 401. */
  public void endAccessTokens() {
    tokens.endAccess();
  }

  /**
   * How many requests have come.
   *
   * @return the count
   */
  public long requests() {
    return requests.get();
  }

  /** Every call, such as {@code GET /jobs/{job_id}}. */
  List<String> calls() {
    return routes.stream()
        .map(route -> route.method() + " /" + String.join("/", route.pattern()))
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
    jobs.close();
    store.close();
  }
}
