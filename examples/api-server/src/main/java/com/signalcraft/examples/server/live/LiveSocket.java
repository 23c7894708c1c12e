package com.signalcraft.examples.server.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One reader. Messages wait here until he is connected, and then while the one before is on its
 * way, and only so many: a slow reader is dropped, and nobody waits for him. Thread-safe.
 */
final class LiveSocket {

  /** So long may the other side take to answer a close. */
  static final Duration CLOSING = Duration.ofSeconds(5);

  private final Ticket ticket;
  private final int maxWaiting;
  private final Deque<String> waiting = new ArrayDeque<>();
  private @Nullable Wire wire;
  private boolean sending;
  private @Nullable CloseCode closing;
  private Instant closingSince = Instant.MAX;
  private Instant heard;

  LiveSocket(Ticket ticket, int maxWaiting, Instant now) {
    this.ticket = ticket;
    this.maxWaiting = maxWaiting;
    this.heard = now;
  }

  Ticket ticket() {
    return ticket;
  }

  /** He is connected: what has waited is sent. */
  void open(Wire connected, Instant now) {
    CloseCode refused;
    synchronized (this) {
      wire = connected;
      heard = now;
      refused = closing;
    }
    if (refused == null) {
      pump();
    } else {
      connected.close(refused.code(), refused.reason());
    }
  }

  /** Sends a message when its turn comes. */
  void tell(String message, Instant now) {
    boolean isSlow;
    synchronized (this) {
      if (closing != null) {
        return;
      }
      isSlow = waiting.size() >= maxWaiting;
      if (!isSlow) {
        waiting.add(message);
      }
    }
    if (isSlow) {
      close(CloseCode.TRY_AGAIN_LATER, now);
    } else {
      pump();
    }
  }

  private void pump() {
    Wire connected;
    String next;
    synchronized (this) {
      connected = wire;
      if (connected == null || sending || closing != null || waiting.isEmpty()) {
        return;
      }
      sending = true;
      next = waiting.remove();
    }
    connected.send(next, this::sent, connected::disconnect);
  }

  private void sent() {
    synchronized (this) {
      sending = false;
    }
    pump();
  }

  /** Closes it; what waits is not sent any more. */
  void close(CloseCode code, Instant now) {
    Wire connected;
    synchronized (this) {
      if (closing != null) {
        return;
      }
      closing = code;
      closingSince = now;
      waiting.clear();
      connected = wire;
    }
    if (connected != null) {
      connected.close(code.code(), code.reason());
    }
  }

  /** Its reader has answered a ping. */
  synchronized void hear(Instant now) {
    heard = now;
  }

  /**
   * Ends what is over.
   *
   * @param silence how long a reader may be silent
   * @return whether its reader is gone, or has never come
   */
  boolean check(Instant now, Duration silence) {
    boolean isGone;
    boolean isExpired;
    synchronized (this) {
      isGone =
          closing == null
              ? !heard.plus(silence).isAfter(now)
              : !closingSince.plus(CLOSING).isAfter(now);
      isExpired = closing == null && !ticket.expires().isAfter(now);
    }
    if (isGone) {
      disconnect();
    } else if (isExpired) {
      close(CloseCode.UNAUTHENTICATED, now);
    }
    return isGone;
  }

  /** Asks whether its reader is still there. */
  void ping() {
    Wire connected;
    synchronized (this) {
      connected = closing == null ? wire : null;
    }
    if (connected != null) {
      connected.ping();
    }
  }

  /** Ends it without a word. */
  void disconnect() {
    Wire connected;
    synchronized (this) {
      connected = wire;
    }
    if (connected != null) {
      connected.disconnect();
    }
  }
}
