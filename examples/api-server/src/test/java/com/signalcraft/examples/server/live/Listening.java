package com.signalcraft.examples.server.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A websocket with what came over it. Thread-safe. */
final class Listening implements WebSocket.Listener, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private WebSocket socket;

  private Listening() {}

  static Listening to(URI api, String token, UUID business) {
    return to(api, "?token=" + token + "&business_id=" + business);
  }

  static Listening to(URI api, String query) {
    Listening listening = new Listening();
    listening.socket =
        CLIENT.newWebSocketBuilder().buildAsync(address(api, query), listening).join();
    return listening;
  }

  static URI address(URI api, String query) {
    return URI.create(api.toString().replace("http:", "ws:").replace("/v1", "/ws") + query);
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      messages.add(text.toString());
      text.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closed.complete(statusCode);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closed.completeExceptionally(error);
  }

  /** The next message, which must come soon. */
  String next() throws InterruptedException {
    String message = messages.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    if (message == null) {
      throw new AssertionError("nothing came, closed: " + closed);
    }
    return message;
  }

  /** The next message that is no gap, which may come where a connection was made anew. */
  String nextEvent() throws InterruptedException {
    String message = next();
    while (message.startsWith("{\"type\":\"gap\"")) {
      message = next();
    }
    return message;
  }

  /** The next message that has a text, whatever comes before it. */
  String next(String text) throws InterruptedException {
    String message = next();
    while (!message.contains(text)) {
      message = next();
    }
    return message;
  }

  /** What it was closed with, which must come soon. */
  int code() {
    return closed.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  void send(String message) {
    socket.sendText(message, true).join();
  }

  int waiting() {
    return messages.size();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
