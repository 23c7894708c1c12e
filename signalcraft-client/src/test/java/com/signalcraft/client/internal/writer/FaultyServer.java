package com.signalcraft.client.internal.writer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A server of {@code POST /kpis/data} that answers 503 to one request of ten, cuts the connection
 * after having taken one of twenty, answers 429 to one of fifty, and takes nothing at all for a
 * while. It keeps idempotency keys, and counts the points whose ids come more than once.
 */
final class FaultyServer implements AutoCloseable {

  private static final JsonFactory JSON = new JsonFactory();

  static {
    // Or else it waits 40 ms between the head and the body of an answer (Nagle's algorithm).
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** Which requests find it stopped. */
  private static final int STOPS_AT = 400;

  private static final int GOES_ON_AT = 700;

  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20_260_101);

  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final HttpServer server;
  private final Set<String> keys = new HashSet<>();
  private final Map<String, BitSet> stored = new HashMap<>();
  private final Map<String, Long> last = new HashMap<>();
  private final Map<String, Integer> faults = new HashMap<>();
  private final CountDownLatch half;
  private final long total;
  private long requests;
  private long points;
  private long repeatedPoints;
  private long repeatedBatches;
  private long outOfOrder;

  private FaultyServer(long total) throws IOException {
    this.total = total;
    this.half = new CountDownLatch(1);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/kpis/data", this::handle);
    server.setExecutor(threads);
  }

  static FaultyServer start(long total) throws IOException {
    FaultyServer faulty = new FaultyServer(total);
    faulty.server.start();
    return faulty;
  }

  URI uri() {
    return URI.create(
        "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String fault = nextFault();
    if (fault.equals("stopped")) {
      exchange.close();
      return;
    }
    if (fault.equals("503")) {
      answer(exchange, 503, "");
      return;
    }
    if (fault.equals("429")) {
      exchange.getResponseHeaders().add("Retry-After", "0");
      answer(exchange, 429, "");
      return;
    }
    int size = store(exchange.getRequestHeaders().getFirst("Idempotency-Key"), body);
    if (fault.equals("cut")) {
      exchange.close();
      return;
    }
    answer(exchange, 201, "{\"created\":" + size + "}");
  }

  private synchronized String nextFault() {
    requests++;
    String fault = "none";
    if (requests > STOPS_AT && requests <= GOES_ON_AT) {
      fault = "stopped";
    } else {
      int dice = random.nextInt(100);
      if (dice < 10) {
        fault = "503";
      } else if (dice < 15) {
        fault = "cut";
      } else if (dice < 17) {
        fault = "429";
      }
    }
    faults.merge(fault, 1, Integer::sum);
    return fault;
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private int store(String key, byte[] body) throws IOException {
    List<UUID> ids = new ArrayList<>();
    String source = "";
    try (JsonParser json = JSON.createParser(body)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING && json.currentName().equals("id")) {
          ids.add(UUID.fromString(json.getText()));
        } else if (token == JsonToken.VALUE_STRING && json.currentName().equals("source_id")) {
          source = json.getText();
        }
      }
    }
    store(key, source, ids);
    return ids.size();
  }

  private synchronized void store(String key, String source, List<UUID> ids) {
    if (!keys.add(key)) {
      repeatedBatches++;
      return;
    }
    BitSet known = stored.computeIfAbsent(source, name -> new BitSet());
    for (UUID id : ids) {
      int index = (int) id.getLeastSignificantBits();
      if (known.get(index)) {
        repeatedPoints++;
      } else {
        known.set(index);
        points++;
      }
      outOfOrder += last.getOrDefault(source, -1L) > index ? 1 : 0;
      last.put(source, (long) index);
    }
    if (points >= total / 2) {
      half.countDown();
    }
  }

  /** Waits for half of the points. */
  void awaitHalf() throws InterruptedException {
    half.await();
  }

  synchronized long points() {
    return points;
  }

  synchronized long repeatedPoints() {
    return repeatedPoints;
  }

  synchronized long repeatedBatches() {
    return repeatedBatches;
  }

  synchronized long outOfOrder() {
    return outOfOrder;
  }

  synchronized Map<String, Integer> faults() {
    return Map.copyOf(faults);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
