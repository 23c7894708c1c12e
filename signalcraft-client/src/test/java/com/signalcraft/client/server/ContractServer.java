package com.signalcraft.client.server;

import com.signalcraft.error.SignalCraftException;
import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.call.BadRequest;
import com.signalcraft.examples.api.call.Callers;
import com.signalcraft.examples.api.call.Failures;
import com.signalcraft.examples.api.call.Request;
import com.signalcraft.examples.api.call.RequestHeaders;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.api.call.Router;
import com.signalcraft.examples.api.routes.AlertRoutes;
import com.signalcraft.examples.api.routes.AlertRunRoutes;
import com.signalcraft.examples.api.routes.AnomalyRoutes;
import com.signalcraft.examples.api.routes.BusinessRoutes;
import com.signalcraft.examples.api.routes.DashboardRoutes;
import com.signalcraft.examples.api.routes.ExternalRoutes;
import com.signalcraft.examples.api.routes.ForecastRoutes;
import com.signalcraft.examples.api.routes.JobRoutes;
import com.signalcraft.examples.api.routes.MarketRoutes;
import com.signalcraft.examples.api.routes.NewsRoutes;
import com.signalcraft.examples.api.routes.NotificationRoutes;
import com.signalcraft.examples.api.routes.PointRoutes;
import com.signalcraft.examples.api.routes.RetentionRoutes;
import com.signalcraft.examples.api.routes.SourceRoutes;
import com.signalcraft.examples.api.routes.TeamRoutes;
import com.signalcraft.examples.api.routes.UploadRoutes;
import com.signalcraft.examples.api.routes.UserRoutes;
import com.signalcraft.examples.api.routes.WeatherRoutes;
import com.signalcraft.memory.InMemorySignalCraft;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

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
  private final Callers callers;
  private final AtomicLong requests = new AtomicLong();
  private final ContractTap tap = new ContractTap();

  private ContractServer(InstantSource clock) throws IOException {
    tokens = new TokenBook(clock);
    store = InMemorySignalCraft.builder().clock(clock).tokenVerifier(tokens::user).build();
    jobs = new JobBook(clock);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    routes = routes(clock);
    router = new Router(routes);
    callers = new TestCallers(store, tokens, SERVICE_TOKEN);
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
    routes.addAll(new JobRoutes(jobs).routes());
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
      byte[] sent = exchange.getRequestBody().readAllBytes();
      Answer answer;
      try {
        answer = answer(exchange, sent);
      } catch (BadRequest e) {
        answer = Failures.answer(400, ContractTap.VIOLATION, e.getMessage(), requestId);
      } catch (SignalCraftException e) {
        answer = Failures.answer(e, requestId);
      } catch (RuntimeException e) {
        answer = Failures.answer(500, "INTERNAL_ERROR", e.toString(), requestId);
      }
      answer = answer.with("X-Request-Id", requestId);
      tap.check(exchange, sent, answer);
      send(exchange, answer);
    }
  }

  private Answer answer(HttpExchange exchange, byte[] sent) throws IOException {
    String method = exchange.getRequestMethod();
    String path = exchange.getRequestURI().getRawPath();
    Optional<Router.Match> match =
        path.startsWith(VERSION + "/")
            ? router.find(method, path.substring(VERSION.length()))
            : Optional.empty();
    if (match.isEmpty()) {
      return Answer.unknownCall(method + " " + path);
    }
    Route route = match.get().route();
    RequestHeaders headers = new RequestHeaders(exchange.getRequestHeaders());
    KnownHeaders.require(route, headers);
    byte[] content = content(sent, headers.single("Content-Encoding"));
    Request request =
        new Request(
            method,
            path,
            exchange.getRequestURI().getRawQuery(),
            headers,
            content,
            () ->
                Multipart.parse(
                    String.valueOf(headers.single("Content-Type")),
                    content,
                    Set.copyOf(UploadRoutes.PARTS)));
    return match.get().answer(request, callers.caller(headers, route.isOpen()));
  }

  private static byte[] content(byte[] sent, @Nullable String encoding) throws IOException {
    if (encoding == null) {
      return sent;
    } else if (!encoding.equals("gzip")) {
      throw new BadRequest("Content-Encoding", "must be gzip, was " + encoding);
    }
    try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      return unpacked.readAllBytes();
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

  /** Every exchange so far has been held to the OpenAPI document; this tells of faults. */
  @Override
  public void close() {
    server.stop(0);
    jobs.close();
    store.close();
    tap.requireNoFaults();
  }
}
