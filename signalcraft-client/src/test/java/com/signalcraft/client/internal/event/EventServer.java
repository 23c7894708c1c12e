package com.signalcraft.client.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** A server of live events, behind a wire that can be cut. */
final class EventServer implements AutoCloseable {

  private final MockWebServer server = new MockWebServer();
  private final CutWire wire;
  private final BlockingQueue<MockResponse> refusals = new LinkedBlockingQueue<>();
  private final AtomicBoolean packed = new AtomicBoolean();
  private final BlockingQueue<Session> sessions = new LinkedBlockingQueue<>();

  EventServer() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            MockResponse refusal = refusals.poll();
            MockResponse.Builder upgrade =
                new MockResponse.Builder().webSocketUpgrade(new Session());
            if (packed.get()) {
              upgrade.setHeader("Sec-WebSocket-Extensions", "permessage-deflate");
            }
            return refusal == null ? upgrade.build() : refusal;
          }
        });
    server.start();
    wire = new CutWire(server.getPort());
  }

  HttpUrl url() {
    return server.url("/ws").newBuilder().host("127.0.0.1").port(wire.port()).build();
  }

  /** The next try to connect is answered so. */
  void refuse(MockResponse.Builder answer) {
    refusals.add(answer.build());
  }

  /** From now on messages are compressed, asked for or not. */
  void pack() {
    packed.set(true);
  }

  /** Breaks every connection, without a word. */
  void cut() {
    wire.cut();
  }

  CutWire wire() {
    return wire;
  }

  Session accept() throws InterruptedException {
    Session session = sessions.poll(20, TimeUnit.SECONDS);
    assertThat(session).as("a connection").isNotNull();
    return session;
  }

  /** The next request; tries that were refused have one, too. */
  RecordedRequest request() throws InterruptedException {
    RecordedRequest request = server.takeRequest(20, TimeUnit.SECONDS);
    assertThat(request).as("a request").isNotNull();
    return request;
  }

  int requests() {
    return server.getRequestCount();
  }

  @Override
  public void close() throws IOException {
    wire.close();
    server.close();
  }

  /** The server's end of one connection. */
  final class Session extends WebSocketListener {
    final BlockingQueue<Integer> closeCodes = new LinkedBlockingQueue<>();
    volatile boolean answersClose = true;
    private volatile WebSocket socket;

    @Override
    public void onOpen(WebSocket webSocket, Response response) {
      socket = webSocket;
      sessions.add(this);
    }

    @Override
    public void onClosing(WebSocket webSocket, int code, String reason) {
      closeCodes.add(code);
      if (answersClose) {
        webSocket.close(1000, null);
      }
    }

    void send(String text) {
      assertThat(socket.send(text)).as("the server can send").isTrue();
    }

    WebSocket socket() {
      return socket;
    }

    void close(int code, String reason) {
      socket.close(code, reason);
    }

    int closeCode() throws InterruptedException {
      Integer code = closeCodes.poll(20, TimeUnit.SECONDS);
      assertThat(code).as("a close frame").isNotNull();
      return code;
    }
  }
}
