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

/**
 * A server in this process that reads what it is sent, counts the bytes, and says 201; a GET is
 * answered with a profile.
 */
final class Loopback implements AutoCloseable {

  private static final byte[] CREATED =
      ("{\"created\":" + ClientScale.BATCH + "}").getBytes(StandardCharsets.UTF_8);
  private static final byte[] PROFILE =
      """
      {"id":"00000000-0000-4000-8000-000000000001","email":"ada@example.com","full_name":"Ada",
       "avatar_url":null,"timezone":"Europe/Lisbon","subscription_tier":"pro",
       "trial_ends_at":null,"created_at":"2026-01-15T10:30:00Z"}
      """
          .getBytes(StandardCharsets.UTF_8);

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

  /** The base URL of the API. */
  String url() {
    InetSocketAddress address = server.getAddress();
    return "http://" + address.getHostString() + ":" + address.getPort() + "/v1";
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
      boolean reads = exchange.getRequestMethod().equals("GET");
      byte[] answer = reads ? PROFILE : CREATED;
      exchange.sendResponseHeaders(reads ? 200 : 201, answer.length);
      exchange.getResponseBody().write(answer);
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
