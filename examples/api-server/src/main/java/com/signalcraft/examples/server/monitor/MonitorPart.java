package com.signalcraft.examples.server.monitor;

import com.signalcraft.examples.api.call.Route;
import com.signalcraft.examples.server.Part;
import io.javalin.config.JavalinConfig;
import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches a server: health, metrics, access log; and ends its traffic in order. Thread-safe. */
public final class MonitorPart implements Part {

  private static final Logger LOG = LoggerFactory.getLogger(MonitorPart.class);

  private final MonitorOptions options;
  private final ServerMetrics metrics;
  private final Traffic traffic = new Traffic();
  private final Readiness readiness;
  private final List<Route> routes;
  private @Nullable ManagementServer management;

  /**
   * Watches a server.
   *
   * @param own connections for what is the server's own
   * @param metrics its figures
   * @param options how it is watched
   * @param routes the calls of the API, for the names of routes; read when it is configured
   * @param clock how old an answer about the database is
   */
  public MonitorPart(
      DataSource own,
      ServerMetrics metrics,
      MonitorOptions options,
      List<Route> routes,
      InstantSource clock) {
    this.options = options;
    this.routes = routes;
    this.metrics = metrics;
    readiness = new Readiness(own, clock);
    metrics.gauge("http.server.requests.active", "Requests that run now", traffic::running);
  }

  /** Puts itself before everything else. */
  @Override
  public void configure(JavalinConfig config) {
    config.jetty.modifyServletContextHandler(this::install);
  }

  private void install(ServletContextHandler context) {
    RequestMonitor monitor =
        new RequestMonitor(traffic, new RouteNames(routes), metrics, options.accessLog());
    FilterHolder filter = new FilterHolder(monitor);
    filter.setAsyncSupported(true);
    context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(new ServletHolder(new HealthServlet(this::isReady)), "/health/*");
  }

  private boolean isReady() {
    return !traffic.isLeaving() && readiness.isReady();
  }

  @Override
  public synchronized void start() {
    options
        .managementPort()
        .ifPresent(
            port ->
                management =
                    ManagementServer.start(options.managementHost(), port, metrics, this::isReady));
  }

  /** Where health and metrics are for whoever operates the server. */
  public synchronized Optional<URI> managementUrl() {
    return Optional.ofNullable(management).map(ManagementServer::url);
  }

  /**
   * Says that the server is not ready any more, waits as long as that is to be noticed, then
   * refuses new requests and waits for those that run.
   */
  public void endTraffic() {
    traffic.beginToLeave(options.drain());
    int left = traffic.refuseAndAwait(options.grace());
    if (left > 0) {
      LOG.warn("{} requests have not ended within {}", left, options.grace());
    }
  }

  @Override
  public synchronized void close() {
    if (management != null) {
      management.close();
    }
    metrics.close();
  }
}
