package com.signalcraft.client.server;

import com.signalcraft.examples.api.call.Answer;
import com.signalcraft.examples.api.contract.HttpSample;
import com.signalcraft.examples.api.contract.OpenApiContract;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

/** Holds every exchange of the server of the tests to the OpenAPI document. Thread-safe. */
final class ContractTap {

  /** The code of requests that this server alone refuses: there is no such exchange to hold. */
  static final String VIOLATION = "CONTRACT_VIOLATION";

  private final OpenApiContract contract = OpenApiContract.ofServer();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

  void check(HttpExchange exchange, byte[] sent, Answer answer) {
    if (new String(answer.body(), StandardCharsets.UTF_8).contains(VIOLATION)) {
      return;
    }
    try {
      Map<String, List<String>> headers = new HashMap<>();
      answer.headers().forEach((name, value) -> headers.put(name, List.of(value)));
      faults.addAll(
          contract.faults(
              new HttpSample(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders(),
                  content(exchange, sent),
                  answer.status(),
                  headers,
                  answer.body())));
    } catch (IOException | RuntimeException e) {
      faults.add(exchange.getRequestURI() + " cannot be checked: " + e);
    }
  }

  private static byte[] content(HttpExchange exchange, byte[] sent) throws IOException {
    if (!"gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
      return sent;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      return in.readAllBytes();
    }
  }

  /** Fails where an exchange contradicted the document. */
  void requireNoFaults() {
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "docs/openapi.yaml and the server contradict each other:\n"
              + String.join("\n", faults.stream().distinct().limit(50).toList()));
    }
  }
}
