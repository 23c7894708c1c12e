package com.signalcraft.jdbc.internal.event;

import com.signalcraft.common.Checks;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.jdbc.event.EventListener;
import com.signalcraft.jdbc.event.EventSubscription;
import com.signalcraft.jdbc.internal.transaction.Engine;
import com.signalcraft.jdbc.internal.transaction.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * All subscriptions of a back end. One daemon thread serves them, on one connection; both are there
 * only while there is a subscription. Thread-safe.
 */
public final class EventHub implements AutoCloseable {

  private final @Nullable DataSource source;
  private final EventTimes times;
  private final LongSupplier nanoTime;
  private final List<Subscriber> subscribers = new ArrayList<>();
  private @Nullable Thread thread;
  private boolean closed;

  /**
   * A hub without subscriptions.
   *
   * @param source gives connections that keep their session, or null where there are none
   * @param times how the thread waits
   * @param nanoTime a clock that never goes back, in nanoseconds
   */
  public EventHub(@Nullable DataSource source, EventTimes times, LongSupplier nanoTime) {
    this.source = source;
    this.times = Checks.required("times", times);
    this.nanoTime = Checks.required("nano_time", nanoTime);
  }

  /**
   * Subscribes a caller.
   *
   * @param session the caller's view
   * @param listener takes his events
   * @return the subscription
   * @throws com.signalcraft.error.AuthenticationException if the caller is not valid
   * @throws com.signalcraft.error.PermissionDeniedException if he is a key that does not read
   * @throws NotSupportedException if there are no connections to listen on, or this is the view of
   *     a transaction
   */
  public EventSubscription subscribe(Session session, EventListener listener) {
    Checks.required("listener", listener);
    session.requireNoTransaction("a subscription cannot be made");
    DataSource connections = source;
    if (connections == null) {
      throw new NotSupportedException(
          "events need a connection that keeps its session: set an event data source that is not"
              + " behind a transaction pooler");
    }
    Instant since =
        session.call(
            "subscribe to events",
            tx -> {
              tx.access().requireReader();
              return tx.now();
            });
    Subscriber subscriber = new Subscriber(new Visibility(session), listener, since, this::remove);
    add(subscriber, connections);
    return subscriber;
  }

  private synchronized void add(Subscriber subscriber, DataSource connections) {
    if (closed) {
      throw Engine.closedError();
    }
    subscribers.add(subscriber);
    if (thread == null) {
      thread = new Thread(new EventLoop(this, connections, times, nanoTime), "signalcraft-events");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private synchronized void remove(Subscriber subscriber) {
    subscribers.remove(subscriber);
  }

  /** Those to be served now. The thread that asks ends where there are none. */
  synchronized List<Subscriber> subscribers() {
    if (closed || subscribers.isEmpty()) {
      thread = null;
      return List.of();
    }
    return List.copyOf(subscribers);
  }

  /** Ends all subscriptions; the thread ends by itself. A second call does nothing. */
  @Override
  public void close() {
    List<Subscriber> left;
    Thread running;
    synchronized (this) {
      closed = true;
      left = List.copyOf(subscribers);
      running = thread;
    }
    left.forEach(Subscriber::close);
    if (running != null) {
      running.interrupt();
    }
  }
}
