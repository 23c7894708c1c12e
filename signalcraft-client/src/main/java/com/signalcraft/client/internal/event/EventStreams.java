package com.signalcraft.client.internal.event;

import com.signalcraft.client.event.EventHandler;
import com.signalcraft.client.event.EventOptions;
import com.signalcraft.client.event.LiveEvents;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The streams of live events that a client has open, which end with it. Thread-safe. */
public final class EventStreams implements AutoCloseable {

  private final Set<SocketEvents> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Without a stream as yet. */
  public EventStreams() {}

  /**
   * Opens a stream.
   *
   * @param endpoint where the events come from
   * @param businessId whose events
   * @param options how the stream behaves
   * @param handler takes the events
   * @return the stream, which begins to connect
   * @throws SignalCraftException with the code {@code CLOSED} after {@link #close}
   */
  public LiveEvents open(
      EventEndpoint endpoint, UUID businessId, EventOptions options, EventHandler handler) {
    SocketEvents stream = SocketEvents.open(endpoint, businessId, options, handler);
    open.add(stream);
    stream.onEnd(() -> open.remove(stream));
    if (closed) {
      stream.close();
      throw new SignalCraftException("CLOSED", false, "the client is closed", FailureDetails.NONE);
    }
    return stream;
  }

  /** Closes all streams, one after the other. A second call does nothing. */
  @Override
  public void close() {
    closed = true;
    List.copyOf(open).forEach(SocketEvents::close);
  }
}
