package com.signalcraft.examples.server.web;

import com.signalcraft.SignalCraft;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.api.call.Router;
import com.signalcraft.examples.server.account.AccessTokens;
import com.signalcraft.examples.server.idempotency.Replays;
import com.signalcraft.examples.server.quota.Quotas;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.HandlerType;
import io.javalin.http.staticfiles.Location;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.MDC;

/** The HTTP server. Thread-safe. */
public final class WebServer implements AutoCloseable {

  static final String VERSION = "/v1";

  private static final int FORM_IN_MEMORY_MIB = 1;

  private final Javalin javalin;
  private final String host;

  private WebServer(Javalin javalin, String host) {
    this.javalin = javalin;
    this.host = host;
  }

  /**
   * A door to the API.
   *
   * @param service the back end as the service sees it
   * @param tokens verifies access tokens
   * @param serviceKey who has it is the service; empty where nobody may be
   * @param options whom to believe, and how much to take
   * @param quotas counts requests
   * @param replays answers repeated ones
   * @param clock the time that waits are told by
   * @return the door
   */
  public static Door door(
      SignalCraft service,
      AccessTokens tokens,
      String serviceKey,
      WebOptions options,
      Quotas quotas,
      Replays replays,
      InstantSource clock) {
    return new Door(service, new Visitors(tokens, serviceKey), options, quotas, replays, clock);
  }

  /**
   * Starts one.
   *
   * @param host the address to listen on
   * @param port the port, or 0 for any that is free
   * @param options what it takes from the network
   * @param routes the calls of the API
   * @param more sets up what is answered beside them
   * @param door what requests have to pass before
   * @return the server
   */
  public static WebServer start(
      String host,
      int port,
      WebOptions options,
      List<Route> routes,
      Consumer<JavalinConfig> more,
      Door door) {
    ApiHandler handler =
        new ApiHandler(new Router(routes), door, new Cors(options.allowedOrigins()));
    SecurityHeaders security = new SecurityHeaders(options);
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              JettySetup.apply(config, options);
              multipart(config, options);
              config.staticFiles.add("/com/signalcraft/examples/server/page", Location.CLASSPATH);
              config.routes.before(
                  context -> {
                    String id = RequestIds.of(context.header("X-Request-Id"));
                    context.attribute(RequestIds.KEY, id);
                    MDC.put(RequestIds.KEY, id);
                    context.header("X-Request-Id", id);
                    security.put(context);
                  });
              config.routes.after(context -> MDC.remove(RequestIds.KEY));
              // The first handler that fits is taken.
              more.accept(config);
              for (HandlerType method : HandlerType.commonHttp()) {
                config.routes.addHttpHandler(method, VERSION + "/*", handler);
              }
            });
    javalin.start(host, port);
    return new WebServer(javalin, host);
  }

  private static void multipart(JavalinConfig config, WebOptions options) {
    config.jetty.multipartConfig.maxFileSize(options.maxUpload(), SizeUnit.BYTES);
    config.jetty.multipartConfig.maxTotalRequestSize(options.maxUpload(), SizeUnit.BYTES);
    config.jetty.multipartConfig.maxInMemoryFileSize(FORM_IN_MEMORY_MIB, SizeUnit.MB);
  }

  /** Where the page is. */
  public URI url() {
    return URI.create("http://" + host + ":" + javalin.port());
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
