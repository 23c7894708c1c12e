package com.signalcraft.client.internal.event;

import com.signalcraft.client.event.ConnectionState;
import com.signalcraft.client.event.EventHandler;
import com.signalcraft.client.event.EventOptions;
import com.signalcraft.client.event.LiveEvents;
import com.signalcraft.client.internal.thread.DaemonThreads;
import com.signalcraft.common.Checks;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import okhttp3.Dispatcher;

/**
 * Live events over a websocket. Has three threads while it is connected: one keeps the connection,
 * one reads, one hands over. Thread-safe.
 */
final class SocketEvents implements LiveEvents {

  static final String READER = "signalcraft-events-reader";

  private final UUID businessId;
  private final Duration closeTimeout;
  private final EventBuffer buffer;
  private final EventConnector connector;
  private final Thread connecting;
  private final Thread delivering;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private SocketEvents(
      EventEndpoint endpoint,
      UUID businessId,
      EventOptions options,
      EventHandler handler,
      EventTime time,
      RandomGenerator random) {
    this.businessId = businessId;
    this.closeTimeout = options.closeTimeout();
    this.buffer =
        new EventBuffer(options.bufferSize(), options.overflow(), options.gapMargin(), time);
    ExecutorService readers = readers();
    EventEndpoint own =
        new EventEndpoint(
            endpoint.client().newBuilder().dispatcher(new Dispatcher(readers)).build(),
            endpoint.url(),
            endpoint.tokens());
    this.connector = new EventConnector(own, businessId, options, buffer, time, random);
    this.connecting =
        DaemonThreads.thread(
            "signalcraft-events-connection",
            () -> {
              try {
                connector.run();
              } finally {
                readers.shutdown();
                ended.complete(null);
              }
            });
    this.delivering =
        DaemonThreads.thread(
            "signalcraft-events-handler", new EventDelivery(businessId, buffer, handler));
  }

  /**
   * Opens a stream.
   *
   * @param endpoint where the events come from
   * @param businessId whose events
   * @param options how the stream behaves
   * @param handler takes the events
   * @return the stream, which begins to connect
   */
  static SocketEvents open(
      EventEndpoint endpoint, UUID businessId, EventOptions options, EventHandler handler) {
    return open(endpoint, businessId, options, handler, EventTime.SYSTEM, new SplittableRandom());
  }

  /**
   * Opens a stream with a time and a chance of its own.
   *
   * @param endpoint where the events come from
   * @param businessId whose events
   * @param options how the stream behaves
   * @param handler takes the events
   * @param time what it knows of time
   * @param random the chance in the pauses; used by one thread at a time
   * @return the stream, which begins to connect
   */
  static SocketEvents open(
      EventEndpoint endpoint,
      UUID businessId,
      EventOptions options,
      EventHandler handler,
      EventTime time,
      RandomGenerator random) {
    SocketEvents events =
        new SocketEvents(
            Checks.required("endpoint", endpoint),
            Checks.required("business_id", businessId),
            Checks.required("options", options),
            Checks.required("handler", handler),
            Checks.required("time", time),
            Checks.required("random", random));
    events.delivering.start();
    events.connecting.start();
    return events;
  }

  private static ExecutorService readers() {
    return new ThreadPoolExecutor(
        0,
        Integer.MAX_VALUE,
        1,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        work -> DaemonThreads.thread(READER, work));
  }

  /** Has something done when no connection is or will be open; at once where that is so. */
  void onEnd(Runnable work) {
    CompletableFuture<Void> unused = ended.thenRun(work);
  }

  @Override
  public UUID businessId() {
    return businessId;
  }

  @Override
  public ConnectionState state() {
    return connector.state();
  }

  @Override
  public int buffered() {
    return buffer.size();
  }

  /**
   * {@inheritDoc} An interrupt ends the waiting and stays set; what is left ends by itself then.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    connector.closing();
    buffer.close();
    connecting.interrupt();
    try {
      join(connecting);
      join(delivering);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void join(Thread thread) throws InterruptedException {
    if (thread != Thread.currentThread()) {
      // Each waits for something that has this time-out itself; a second on top for the machine.
      thread.join(closeTimeout.plusSeconds(1).toMillis());
    }
  }

  /** Which business and how it stands; nothing of tokens. */
  @Override
  public String toString() {
    return "LiveEvents[" + businessId + ", " + state() + "]";
  }
}
