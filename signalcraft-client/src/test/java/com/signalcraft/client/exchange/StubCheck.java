package com.signalcraft.client.exchange;

import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestListener;
import com.github.tomakehurst.wiremock.http.Response;
import com.signalcraft.examples.api.contract.HttpSample;
import com.signalcraft.examples.api.contract.OpenApiContract;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Holds what a stub is asked and answers to the OpenAPI document. Thread-safe. */
final class StubCheck implements RequestListener {

  private final OpenApiContract contract = OpenApiContract.ofAnyServer();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private volatile boolean isPaused;

  /** Looks away from now on, for a reason. */
  void pause(String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a reason is needed");
    }
    isPaused = true;
  }

  /** Looks away for a while, for a reason. */
  void pauseFor(String reason, Runnable exchanges) {
    pause(reason);
    try {
      exchanges.run();
    } finally {
      isPaused = false;
    }
  }

  @Override
  public void requestReceived(Request request, Response response) {
    if (isPaused || response.getFault() != null) {
      return;
    }
    try {
      byte[] asked = request.getBody();
      byte[] answered = response.getBody();
      faults.addAll(
          contract.faults(
              new HttpSample(
                  request.getMethod().getName(),
                  request.getUrl(),
                  headers(request.getHeaders()),
                  asked == null ? new byte[0] : asked,
                  response.getStatus(),
                  headers(response.getHeaders()),
                  answered == null ? new byte[0] : answered)));
    } catch (RuntimeException e) {
      faults.add(request.getMethod() + " " + request.getUrl() + " cannot be checked: " + e);
    }
  }

  private static Map<String, List<String>> headers(HttpHeaders headers) {
    Map<String, List<String>> all = new HashMap<>();
    if (headers != null) {
      for (HttpHeader header : headers.all()) {
        all.put(header.key(), header.values());
      }
    }
    return all;
  }

  /** Fails where an exchange contradicted the document. */
  void requireNoFaults() {
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "docs/openapi.yaml and the stubs contradict each other:\n"
              + String.join("\n", faults.stream().distinct().limit(200).toList()));
    }
  }
}
