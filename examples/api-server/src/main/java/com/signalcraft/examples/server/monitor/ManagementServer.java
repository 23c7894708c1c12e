package com.signalcraft.examples.server.monitor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** Health and metrics for whoever operates the server, on a port of their own. Thread-safe. */
final class ManagementServer implements AutoCloseable {

  private static final int THREADS = 2;

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          work -> {
            Thread thread = new Thread(work, "signalcraft-management");
            thread.setDaemon(true);
            return thread;
          });

  private ManagementServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
  }

  static ManagementServer start(
      String host, int port, ServerMetrics metrics, BooleanSupplier ready) {
    try {
      HttpServer http = HttpServer.create(new InetSocketAddress(host, port), 0);
      ManagementServer server = new ManagementServer(http);
      http.createContext(
          "/health/live", get("/health/live", exchange -> text(exchange, 200, "up")));
      http.createContext(
          "/health/ready", get("/health/ready", exchange -> ready(exchange, ready.getAsBoolean())));
      http.createContext("/metrics", get("/metrics", exchange -> metrics(exchange, metrics)));
      http.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + host + ":" + port, e);
    }
  }

  /** Where it is. */
  URI url() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort());
  }

  private static HttpHandler get(String path, HttpHandler handler) {
    return exchange -> {
      try (exchange) {
        if (!exchange.getRequestURI().getPath().equals(path)) {
          text(exchange, 404, "not here");
        } else if (!exchange.getRequestMethod().equals("GET")) {
          exchange.getResponseHeaders().set("Allow", "GET");
          text(exchange, 405, "only GET");
        } else {
          handler.handle(exchange);
        }
      }
    };
  }

  private static void ready(HttpExchange exchange, boolean isReady) throws IOException {
    text(exchange, isReady ? 200 : 503, isReady ? "ready" : "not ready");
  }

  private static void metrics(HttpExchange exchange, ServerMetrics metrics) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    metrics.writeTo(all);
    send(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", all.toByteArray());
  }

  private static void text(HttpExchange exchange, int status, String text) throws IOException {
    send(exchange, status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
