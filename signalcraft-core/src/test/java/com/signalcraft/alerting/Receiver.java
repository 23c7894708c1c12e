package com.signalcraft.alerting;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that gets webhooks, and answers each as it is told; with 200 where nothing is said. */
final class Receiver implements AutoCloseable {

  /** How a request is answered. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  /** What came. */
  record Request(String path, Headers headers, String text) {

    byte[] body() {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    String header(String name) {
      return headers.getFirst(name);
    }
  }

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;

  private Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static Receiver start() {
    return new Receiver();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  List<Request> requests() {
    return requests;
  }

  Receiver then(Answer answer) {
    answers.add(answer);
    return this;
  }

  Receiver thenStatus(int status) {
    return then(exchange -> exchange.sendResponseHeaders(status, -1));
  }

  Receiver thenStatus(int status, String header, String value) {
    return then(
        exchange -> {
          exchange.getResponseHeaders().set(header, value);
          exchange.sendResponseHeaders(status, -1);
        });
  }

  /** Gives no answer until it is closed. */
  Receiver thenNothing() {
    return then(exchange -> awaitClosed());
  }

  /** Closes the connection without an answer. */
  Receiver thenCut() {
    return then(HttpExchange::close);
  }

  /** Says 200 and then goes on and on. */
  Receiver thenEndless() {
    return then(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream out = exchange.getResponseBody();
          byte[] kilobyte = new byte[1024];
          while (closed.getCount() > 0) {
            out.write(kilobyte);
          }
        });
  }

  private void awaitClosed() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(
          new Request(
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      Answer answer = answers.poll();
      if (answer == null) {
        exchange.sendResponseHeaders(200, -1);
      } else {
        answer.to(exchange);
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
