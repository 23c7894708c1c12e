package com.signalcraft.client.internal.event;

import com.signalcraft.client.event.ConnectionState;
import com.signalcraft.client.event.EventOptions;
import com.signalcraft.client.event.GapReason;
import com.signalcraft.client.event.LiveEvent;
import com.signalcraft.error.AuthenticationException;
import com.signalcraft.error.FailureDetails;
import com.signalcraft.error.NotSupportedException;
import com.signalcraft.error.SignalCraftException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection open: opens one after the other, watches over each, and tells what may have
 * been missed between two. Runs in a thread of its own until that is interrupted, or no further try
 * can succeed.
 */
final class EventConnector implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(EventConnector.class);

  private static final int CHECKS = 4;

  private final EventEndpoint endpoint;
  private final UUID businessId;
  private final EventOptions options;
  private final EventBuffer buffer;
  private final EventTime time;
  private final ReconnectBackOff backOff;
  private volatile ConnectionState state = ConnectionState.CONNECTING;
  private volatile boolean closing;
  private @Nullable SocketConnection connection;
  private @Nullable Instant missedSince;
  private GapReason missedWhy = GapReason.RESUMED;
  private boolean everOpen;
  private boolean isLossTold;
  private boolean freshTokenWanted;

  EventConnector(
      EventEndpoint endpoint,
      UUID businessId,
      EventOptions options,
      EventBuffer buffer,
      EventTime time,
      RandomGenerator random) {
    this.endpoint = endpoint;
    this.businessId = businessId;
    this.options = options;
    this.buffer = buffer;
    this.time = time;
    this.backOff = new ReconnectBackOff(options.backOffInitial(), options.backOffCap(), random);
    this.missedSince = options.resumeFrom();
  }

  ConnectionState state() {
    return closing ? ConnectionState.CLOSED : state;
  }

  /** The next interrupt means that the stream is closed. */
  void closing() {
    closing = true;
  }

  @Override
  public void run() {
    try {
      while (!closing && tryOnce()) {
        // one connection after the other
      }
    } catch (InterruptedException e) {
      if (!closing) {
        stop(new SignalCraftException("CLOSED", false, "the thread was interrupted", cause(e)));
      }
    } catch (RuntimeException | Error e) {
      LOG.error("live events of business {} ended by a defect", businessId, e);
      stop(new SignalCraftException("INTERNAL_ERROR", false, "live events ended: " + e, cause(e)));
    } finally {
      sayGoodbye();
      buffer.finish();
    }
  }

  private static FailureDetails cause(Throwable e) {
    return FailureDetails.causedBy(e);
  }

  /** A connection from its opening to its end, and the pause after it; false to give up. */
  private boolean tryOnce() throws InterruptedException {
    // Where the handler is behind, more events are of no use; this bounds the stream's own, too.
    buffer.awaitCaughtUp();
    state = ConnectionState.CONNECTING;
    connection = null;
    boolean isFresh = freshTokenWanted;
    ConnectionEnd end = connect(isFresh);
    SocketConnection ended = connection;
    Instant openedAt = ended == null ? null : ended.openedAt();
    boolean wasStable = ended != null && openedAt != null && isStable(openedAt);
    if (ended != null && openedAt != null) {
      everOpen = true;
      isLossTold = false;
      missedSince = ended.wholeUntil();
      missedWhy = end.reason();
    }
    if (wasStable) {
      backOff.reset();
    }
    if (closing || isFinal(end, isFresh && !wasStable)) {
      return false;
    }
    freshTokenWanted = end.tokenRefused();
    pause(end);
    return true;
  }

  private boolean isStable(Instant openedAt) {
    return Duration.between(openedAt, time.now()).compareTo(options.backOffCap()) >= 0;
  }

  private ConnectionEnd connect(boolean freshToken) throws InterruptedException {
    String token;
    try {
      token = endpoint.tokens().token(freshToken);
    } catch (SignalCraftException e) {
      return ConnectionEnd.refused(e, false);
    } catch (RuntimeException e) {
      // A user's own source of tokens: what it throws may pass.
      return ConnectionEnd.refused(
          new SignalCraftException(
              "INTERNAL_ERROR", true, "no token could be had: " + e.getClass().getName(), cause(e)),
          false);
    }
    SocketConnection next =
        new SocketConnection(options, buffer, time, new Redaction(token), this::opened);
    connection = next;
    next.open(endpoint.client(), endpoint.request(businessId, token));
    Duration shorter =
        options.silence().compareTo(options.patience()) < 0
            ? options.silence()
            : options.patience();
    while (!time.await(next.ended(), shorter.dividedBy(CHECKS))) {
      next.check();
    }
    return next.ended().join();
  }

  /** In the thread that reads; what it needs was written before the connection was tried. */
  private void opened(Instant at) {
    Instant since = missedSince;
    if (since != null) {
      buffer.tell(Gaps.between(since, at, options.gapMargin(), missedWhy));
    }
    buffer.tell(new LiveEvent.Connected(at));
    state = ConnectionState.OPEN;
    LOG.debug("live events of business {} are connected", businessId);
  }

  private boolean isFinal(ConnectionEnd end, boolean tokenWasFresh) {
    SignalCraftException failure = end.failure();
    if (end.tokenRefused() && tokenWasFresh) {
      stop(
          failure instanceof AuthenticationException
              ? failure
              : new AuthenticationException(
                  "the server refuses a new token, too", FailureDetails.causedBy(failure)));
      return true;
    }
    // A path that was there before is missing while a server restarts behind its proxy.
    boolean passes = everOpen && failure instanceof NotSupportedException;
    if (end.refused() && !passes) {
      stop(failure);
      return true;
    }
    return false;
  }

  private void stop(SignalCraftException failure) {
    LOG.warn("live events of business {} stop: {}", businessId, failure.getMessage());
    state = ConnectionState.STOPPED;
    buffer.tell(new LiveEvent.Stopped(time.now(), failure));
  }

  private void pause(ConnectionEnd end) throws InterruptedException {
    Duration wait = backOff.next();
    Duration asked = end.failure().retryAfter().orElse(Duration.ZERO);
    Duration pause = asked.compareTo(wait) > 0 ? asked : wait;
    state = ConnectionState.WAITING;
    if (!isLossTold) {
      isLossTold = true;
      LOG.warn(
          "live events of business {} are not connected, next try in {}: {}",
          businessId,
          pause,
          end.failure().getMessage());
      buffer.tell(new LiveEvent.Disconnected(time.now(), end.failure(), pause));
    } else {
      LOG.debug("live events of business {} are still not connected", businessId);
    }
    time.await(new CompletableFuture<Void>(), pause);
  }

  private void sayGoodbye() {
    SocketConnection open = connection;
    if (Thread.interrupted()) {
      LOG.debug("live events of business {} are being closed", businessId);
    }
    try {
      if (open != null) {
        open.close(options.closeTimeout());
      }
    } catch (InterruptedException e) {
      // The connection is cut then, which is all that is left to do in this thread.
      Thread.currentThread().interrupt();
    }
  }
}
