package com.signalcraft.client.internal.event;

import com.signalcraft.client.event.EventHandler;
import com.signalcraft.client.event.EventOptions;
import com.signalcraft.client.event.LiveEvents;
import com.signalcraft.client.internal.auth.TokenProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server, time that stands still, and streams without pauses. */
abstract class LiveEventsFixture {

  static final UUID BUSINESS = UUID.fromString("10000000-0000-0000-0000-000000000001");
  static final UUID SOURCE = UUID.fromString("20000000-0000-0000-0000-000000000002");
  static final OkHttpClient CLIENT = new OkHttpClient();

  /** Pauses of no length. */
  static final RandomGenerator NO_PAUSE = () -> 0L;

  final FakeTime time = new FakeTime();
  final Recorder recorder = new Recorder();
  final List<Boolean> tokensAsked = new ArrayList<>();
  final AtomicInteger tokenNumber = new AtomicInteger();
  private final List<LiveEvents> streams = new ArrayList<>();
  EventServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = new EventServer();
  }

  @AfterEach
  void stopServer() throws IOException {
    // first: a stream that waits for an answer to its close frame has none to wait for then
    server.close();
    streams.forEach(LiveEvents::close);
  }

  String token(boolean forceFresh) {
    synchronized (tokensAsked) {
      tokensAsked.add(forceFresh);
    }
    return "token-" + tokenNumber.incrementAndGet();
  }

  List<Boolean> tokensAsked() {
    synchronized (tokensAsked) {
      return List.copyOf(tokensAsked);
    }
  }

  LiveEvents open() {
    return open(EventOptions.defaults(), recorder);
  }

  LiveEvents open(EventOptions options, EventHandler handler) {
    return open(options, handler, this::token, NO_PAUSE);
  }

  LiveEvents open(
      EventOptions options, EventHandler handler, TokenProvider tokens, RandomGenerator random) {
    LiveEvents events =
        SocketEvents.open(
            new EventEndpoint(CLIENT, server.url(), tokens),
            BUSINESS,
            options,
            handler,
            time,
            random);
    streams.add(events);
    return events;
  }

  static String update(int value) {
    return "{\"type\":\"kpi_update\",\"data\":{\"source_id\":\""
        + SOURCE
        + "\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"value\":"
        + value
        + "}}";
  }
}
