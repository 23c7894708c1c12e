package com.signalcraft.examples.server.live;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One reader. Messages wait here while the one before is on its way, and only so many: a slow
 * reader is dropped, and nobody waits for him. Thread-safe.
 */
final class LiveSocket {

  /** So long may the other side take to answer a close. */
  static final Duration CLOSING = Duration.ofSeconds(5);

  private final Wire wire;
  private final Ticket ticket;
  private final int maxWaiting;
  private final Deque<String> waiting = new ArrayDeque<>();
  private boolean sending;
  private boolean closing;
  private Instant closingSince = Instant.MAX;
  private Instant heard;

  LiveSocket(Wire wire, Ticket ticket, int maxWaiting, Instant now) {
    this.wire = wire;
    this.ticket = ticket;
    this.maxWaiting = maxWaiting;
    this.heard = now;
  }

  Ticket ticket() {
    return ticket;
  }

  /** Sends a message when its turn comes. */
  void tell(String message, Instant now) {
    boolean isSlow;
    synchronized (this) {
      if (closing) {
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
    String next;
    synchronized (this) {
      if (sending || closing || waiting.isEmpty()) {
        return;
      }
      sending = true;
      next = waiting.remove();
    }
    wire.send(next, this::sent, wire::disconnect);
  }

  private void sent() {
    synchronized (this) {
      sending = false;
    }
    pump();
  }

  /** Closes it; what waits is not sent any more. */
  void close(CloseCode code, Instant now) {
    synchronized (this) {
      if (closing) {
        return;
      }
      closing = true;
      closingSince = now;
      waiting.clear();
    }
    wire.close(code.code(), code.reason());
  }

  /** Its reader has answered a ping. */
  synchronized void hear(Instant now) {
    heard = now;
  }

  /** Ends what is over. */
  void check(Instant now, Duration silence) {
    boolean isDead;
    boolean isExpired;
    synchronized (this) {
      isDead =
          closing ? !closingSince.plus(CLOSING).isAfter(now) : !heard.plus(silence).isAfter(now);
      isExpired = !closing && !ticket.expires().isAfter(now);
    }
    if (isDead) {
      wire.disconnect();
    } else if (isExpired) {
      close(CloseCode.UNAUTHENTICATED, now);
    }
  }

  /** Asks whether its reader is still there. */
  void ping() {
    synchronized (this) {
      if (closing) {
        return;
      }
    }
    wire.ping();
  }

  /** Ends it without a word. */
  void disconnect() {
    wire.disconnect();
  }
}
