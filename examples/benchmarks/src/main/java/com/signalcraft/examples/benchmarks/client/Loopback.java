package com.signalcraft.examples.benchmarks.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A server in this process that reads what it is sent, counts the bytes, and says 201. */
final class Loopback implements AutoCloseable {

  private static final byte[] ANSWER =
      ("{\"created\":" + ClientScale.BATCH + "}").getBytes(StandardCharsets.UTF_8);

  static {
    // Or else it waits 40 ms between the head and the body of an answer (Nagle's algorithm).
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2 * ClientScale.SOURCES);
  private final AtomicLong bytes = new AtomicLong();

  private Loopback() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
  }

  static Loopback start() throws IOException {
    Loopback loopback = new Loopback();
    loopback.server.start();
    return loopback;
  }

  String url() {
    InetSocketAddress address = server.getAddress();
    return "http://" + address.getHostString() + ":" + address.getPort() + "/v1/kpis/data";
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] buffer = new byte[65_536];
      InputStream body = exchange.getRequestBody();
      long length = 0;
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        length += read;
      }
      bytes.addAndGet(length);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(201, ANSWER.length);
      exchange.getResponseBody().write(ANSWER);
    }
  }

  /** How many bytes came since it was asked last. */
  long takeBytes() {
    return bytes.getAndSet(0);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
