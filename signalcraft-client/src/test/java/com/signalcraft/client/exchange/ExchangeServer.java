package com.signalcraft.client.exchange;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.signalcraft.client.HttpSignalCraft;
import com.signalcraft.client.TestClients;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A server that answers whatever it is asked as it was told, and remembers what it was asked. */
final class ExchangeServer implements AutoCloseable {

  /** What HTTP itself needs. */
  private static final Set<String> USUAL =
      Set.of(
          "accept",
          "accept-encoding",
          "authorization",
          "connection",
          "content-length",
          "content-type",
          "host",
          "user-agent");

  private final WireMockServer server = new WireMockServer(options().dynamicPort());
  private final StubCheck check = new StubCheck();
  private final TestClients clients;

  /** One whose exchanges are held to the OpenAPI document. */
  ExchangeServer() {
    server.addMockServiceRequestListener(check);
    server.start();
    clients = new TestClients(server.baseUrl());
  }

  /** One whose exchanges are meant to be other than the document has them. */
  static ExchangeServer beyondTheDocument(String reason) {
    ExchangeServer server = new ExchangeServer();
    server.check.pause(reason);
    return server;
  }

  /**
   * Exchanges that are not held to the document, as they are meant to be other than it has them.
   */
  void beyondTheDocument(String reason, Runnable exchanges) {
    check.pauseFor(reason, exchanges);
  }

  /** A client that knows of nothing yet. */
  HttpSignalCraft client() {
    return clients.client();
  }

  WireMockServer wireMock() {
    return server;
  }

  /** What a call comes to with an answer of its exchange. */
  Object call(Exchange exchange) {
    ResponseDefinitionBuilder answer = aResponse().withStatus(exchange.status());
    return call(
        exchange,
        exchange.answer().isEmpty()
            ? answer
            : answer
                .withHeader("Content-Type", "application/json")
                .withHeader("X-Request-Id", "req_1")
                .withBody(exchange.answer()));
  }

  Object call(Exchange exchange, ResponseDefinitionBuilder answer) {
    server.resetAll();
    server.stubFor(any(anyUrl()).willReturn(answer));
    return exchange.call().apply(client());
  }

  /** The only request since the last call was made. */
  LoggedRequest request() {
    List<ServeEvent> events = server.getAllServeEvents();
    assertThat(events).as("requests").hasSize(1);
    return events.get(0).getRequest();
  }

  static Map<String, String> unusualHeaders(LoggedRequest request) {
    Map<String, String> unusual = new TreeMap<>();
    for (HttpHeader header : request.getHeaders().all()) {
      if (!USUAL.contains(header.key().toLowerCase(Locale.ROOT))) {
        unusual.put(header.key(), String.join(", ", header.values()));
      }
    }
    return unusual;
  }

  @Override
  public void close() {
    clients.close();
    server.stop();
    check.requireNoFaults();
  }
}
