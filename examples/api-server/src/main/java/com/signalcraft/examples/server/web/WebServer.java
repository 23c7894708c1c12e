package com.signalcraft.examples.server.web;

import com.signalcraft.examples.api.call.Callers;
import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.api.call.Router;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** The HTTP server. Thread-safe. */
public final class WebServer implements AutoCloseable {

  static final String VERSION = "/v1";

  private final Javalin javalin;
  private final String host;

  private WebServer(Javalin javalin, String host) {
    this.javalin = javalin;
    this.host = host;
  }

  /**
   * Starts one.
   *
   * @param host the address to listen on
   * @param port the port, or 0 for any that is free
   * @param routes the calls of the API
   * @param more sets up what is answered beside them
   * @param callers tells who calls
   * @return the server
   */
  public static WebServer start(
      String host, int port, List<Route> routes, Consumer<JavalinConfig> more, Callers callers) {
    ApiHandler handler = new ApiHandler(new Router(routes), callers);
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.staticFiles.add("/com/signalcraft/examples/server/page", Location.CLASSPATH);
              // The first handler that fits is taken.
              more.accept(config);
              config.routes.get(VERSION + "/*", handler);
              config.routes.post(VERSION + "/*", handler);
              config.routes.put(VERSION + "/*", handler);
              config.routes.delete(VERSION + "/*", handler);
            });
    javalin.start(host, port);
    return new WebServer(javalin, host);
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
