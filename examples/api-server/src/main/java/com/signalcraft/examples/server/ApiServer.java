package com.signalcraft.examples.server;

import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.server.monitor.MonitorPart;
import com.signalcraft.examples.server.web.WebServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;

/** A server with all its parts. Thread-safe. */
public final class ApiServer implements AutoCloseable {

  private final Assembly assembly;
  private final WebServer web;
  private final MonitorPart monitor;
  private final List<Part> parts;

  private ApiServer(Assembly assembly, WebServer web, MonitorPart monitor, List<Part> parts) {
    this.assembly = assembly;
    this.web = web;
    this.monitor = monitor;
    this.parts = new CopyOnWriteArrayList<>(parts);
  }

  /**
   * Starts one on a database whose schema is there.
   *
   * @param settings how it is to run
   * @return the server, which takes requests
   */
  public static ApiServer start(ServerSettings settings) {
    return start(settings, http -> {});
  }

  /**
   * Starts one whose HTTP server is looked at.
   *
   * @param settings how it is to run
   * @param http gets the HTTP server before it starts
   * @return the server, which takes requests
   */
  static ApiServer start(ServerSettings settings, Consumer<Server> http) {
    Assembly assembly = new Assembly(settings);
    try {
      return start(settings, assembly, http);
    } catch (RuntimeException e) {
      // The port is taken, say.
      assembly.close();
      throw e;
    }
  }

  private static ApiServer start(
      ServerSettings settings, Assembly assembly, Consumer<Server> http) {
    assembly.addCalls();
    MonitorPart monitor = assembly.monitor();
    List<Part> parts = new ArrayList<>(assembly.background());
    parts.add(assembly.live());
    parts.add(monitor);
    parts.forEach(part -> assembly.routes().addAll(part.routes()));
    WebServer web =
        WebServer.start(
            settings.host(),
            settings.port(),
            settings.protection().web(),
            assembly.routes(),
            config -> {
              config.jetty.modifyServer(http);
              parts.forEach(part -> part.configure(config));
            },
            assembly.door());
    assembly.listensAt(web.url());
    parts.forEach(Part::start);
    return new ApiServer(assembly, web, monitor, parts);
  }

  /** Where the page is; the API is below it at {@code /v1}. */
  public URI url() {
    return web.url();
  }

  /** Where health and metrics are for whoever operates it, if anywhere. */
  public Optional<URI> managementUrl() {
    return monitor.managementUrl();
  }

  /** The calls of the API that it answers. */
  List<Route> routes() {
    return List.copyOf(assembly.routes());
  }

  /**
   * Makes the sample business where it is not there, and goes on with its simulated points.
   *
   * @param password what its owner, {@code demo@example.com}, signs in with
   */
  public void addSample(String password) {
    Part live = assembly.sample(password);
    parts.add(live);
    live.start();
  }

  /** Ends what runs in order: no request that was taken is lost. */
  @Override
  public void close() {
    monitor.endTraffic();
    List<Part> lastFirst = new ArrayList<>(parts);
    Collections.reverse(lastFirst);
    lastFirst.forEach(Part::close);
    web.close();
    assembly.close();
  }
}
