package com.signalcraft.examples.server.live;

import com.signalcraft.examples.server.Part;
import com.signalcraft.jdbc.JdbcSignalCraft;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeRequest;
import org.eclipse.jetty.ee10.websocket.server.JettyServerUpgradeResponse;
import org.eclipse.jetty.ee10.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Live events over websockets. Thread-safe. */
public final class LivePart implements Part {

  private static final Logger LOG = LoggerFactory.getLogger(LivePart.class);

  /** Where the contract has them, and where a proxy finds them that passes the API on alone. */
  private static final List<String> PATHS = List.of("/ws", "/v1/ws");

  private static final int TOO_MANY = 503;
  private static final int FORBIDDEN = 403;

  /** So long the other sides may take to answer that the server stops. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final LiveOptions options;
  private final InstantSource clock;
  private final LiveSockets sockets;
  private final LiveDoor door;
  private final AllowedOrigins origins;
  private final Telling telling;
  private final LiveFeed feed;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "signalcraft-live");
            thread.setDaemon(true);
            return thread;
          });
  private Instant lastPing;

  /**
   * Live events of a server.
   *
   * @param service the back end as the service sees it
   * @param own connections for what is the server's own
   * @param tokens tells whose a token is, or throws an {@code AuthenticationException}
   * @param options how they are told
   * @param clock what tokens expire by
   */
  public LivePart(
      JdbcSignalCraft service,
      DataSource own,
      Function<String, UUID> tokens,
      LiveOptions options,
      InstantSource clock) {
    this.options = options;
    this.clock = clock;
    sockets = new LiveSockets(options.maxSocketsPerUser());
    door = new LiveDoor(new Admission(service, tokens), sockets, options, clock);
    origins = new AllowedOrigins(options.origins());
    telling = new Telling(new LiveQueries(own), sockets, clock);
    feed = new LiveFeed(service, telling, worker, options.mergeWithin(), clock);
    lastPing = clock.instant();
  }

  @Override
  public void configure(JavalinConfig config) {
    config.jetty.modifyServletContextHandler(this::install);
  }

  private void install(ServletContextHandler context) {
    JettyWebSocketServletContainerInitializer.configure(
        context,
        (servlets, container) -> PATHS.forEach(path -> container.addMapping(path, this::upgrade)));
  }

  private @Nullable Object upgrade(
      JettyServerUpgradeRequest request, JettyServerUpgradeResponse response) throws IOException {
    if (!origins.allows(request.getHeader("Origin"), request.getHeader("Host"))) {
      response.sendError(FORBIDDEN, "this page may not connect");
      return null;
    }
    Map<String, List<String>> query = request.getParameterMap();
    try {
      LiveSocket socket = door.enter(single(query, "token"), single(query, "business_id"));
      if (socket == null) {
        response.sendError(TOO_MANY, "there are too many connections");
        return null;
      }
      return LiveListener.of(door, clock, socket);
    } catch (Admission.Refusal e) {
      return LiveListener.refusing(door, clock, e.code());
    }
  }

  private static @Nullable String single(Map<String, List<String>> query, String name) {
    List<String> values = query.getOrDefault(name, List.of());
    return values.size() == 1 ? values.get(0) : null;
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // tick throws nothing
  public void start() {
    feed.start();
    worker.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
  }

  private void tick() {
    try {
      check(clock.instant());
    } catch (SQLException | RuntimeException e) {
      LOG.warn("the readers of live events could not be looked after", e);
    }
  }

  /** Ends what is over, and from time to time asks who is still there and may be. */
  void check(Instant now) throws SQLException {
    door.check(now);
    if (!lastPing.plus(options.pingEvery()).isAfter(now)) {
      lastPing = now;
      sockets.all().forEach(LiveSocket::ping);
      telling.dismissOthers(sockets.businesses());
    }
  }

  /** How many readers there are in this process. */
  public int readers() {
    return sockets.size();
  }

  /** Says to all readers that the server stops, and waits a moment for them to go. */
  @Override
  public void close() {
    feed.close();
    sockets.close().forEach(socket -> socket.close(CloseCode.GOING_AWAY, clock.instant()));
    worker.shutdownNow();
    door.awaitEmpty(FAREWELL);
  }
}
