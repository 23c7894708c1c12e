package com.signalcraft.jdbc.internal.event;

import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.SignalCraftException;
import com.signalcraft.jdbc.internal.SqlErrors;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the thread of events does: it listens, tells, and connects again where the connection fails,
 * for as long as there is somebody to tell. It does not end in silence: whatever ends it is told to
 * all.
 */
final class EventLoop implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

  private final EventHub hub;
  private final DataSource source;
  private final EventTimes times;
  private final LongSupplier nanoTime;
  private @Nullable ListeningConnection connection;
  private int failedAttempts;
  private long lastHeartbeat;

  EventLoop(EventHub hub, DataSource source, EventTimes times, LongSupplier nanoTime) {
    this.hub = hub;
    this.source = source;
    this.times = times;
    this.nanoTime = nanoTime;
  }

  @Override
  public void run() {
    try {
      List<Subscriber> subscribers = hub.subscribers();
      while (!subscribers.isEmpty()) {
        // The hub tells by its state when to end; an interrupt only ends a wait.
        if (Thread.interrupted()) {
          LOG.debug("the thread of events was interrupted");
        }
        round(subscribers);
        subscribers = hub.subscribers();
      }
    } catch (RuntimeException | Error e) {
      LOG.error("the thread of events has failed", e);
      failAll(e);
    } finally {
      if (connection != null) {
        connection.close();
      }
    }
  }

  private void failAll(Throwable cause) {
    SignalCraftException failure =
        new SignalCraftException(
            "INTERNAL_ERROR",
            false,
            "the thread of events has failed",
            FailureDetails.causedBy(cause));
    List<Subscriber> subscribers = hub.subscribers();
    while (!subscribers.isEmpty()) {
      subscribers.forEach(each -> each.fail(failure));
      subscribers = hub.subscribers();
    }
  }

  private void round(List<Subscriber> subscribers) {
    try {
      ListeningConnection listening = connected();
      beat(listening, subscribers);
      for (String payload : listening.poll(times.poll())) {
        EventDecoder.decode(payload)
            .ifPresent(notice -> subscribers.forEach(each -> each.add(notice)));
      }
    } catch (SQLException e) {
      lost(e, subscribers);
    }
    subscribers.forEach(Subscriber::deliver);
  }

  private ListeningConnection connected() throws SQLException {
    if (connection == null) {
      connection = ListeningConnection.open(source, times.patience());
      lastHeartbeat = nanoTime.getAsLong() - times.heartbeat().toNanos();
      LOG.debug("listening to events");
    }
    return connection;
  }

  /** Makes sure that the connection works, and ends the gaps of those who are in one. */
  private void beat(ListeningConnection listening, List<Subscriber> subscribers)
      throws SQLException {
    boolean due = nanoTime.getAsLong() - lastHeartbeat >= times.heartbeat().toNanos();
    if (!due && subscribers.stream().noneMatch(Subscriber::isInGap)) {
      return;
    }
    Instant now = listening.now();
    lastHeartbeat = nanoTime.getAsLong();
    failedAttempts = 0;
    for (Subscriber subscriber : subscribers) {
      if (subscriber.isInGap()) {
        subscriber.endGap(now);
      } else {
        subscriber.completeUpTo(now);
      }
    }
  }

  private void lost(SQLException cause, List<Subscriber> subscribers) {
    if (connection != null) {
      connection.drop();
      connection = null;
    }
    subscribers.forEach(Subscriber::beginGap);
    SignalCraftException failure = SqlErrors.translate("listen to events", cause);
    failedAttempts++;
    if (!failure.retryable()) {
      subscribers.forEach(each -> each.fail(failure));
      return;
    }
    if (failedAttempts == 1) {
      LOG.warn("events are not told for a while: {}", failure.getMessage());
    } else {
      LOG.debug("still not connected after {} tries: {}", failedAttempts, failure.getMessage());
    }
    try {
      times.reconnect().waitAfter(failedAttempts);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
