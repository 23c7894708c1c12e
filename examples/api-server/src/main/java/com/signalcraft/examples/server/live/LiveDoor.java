package com.signalcraft.examples.server.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Lets readers in and out, and no more than there may be. Thread-safe. */
final class LiveDoor {

  private final Admission admission;
  private final LiveSockets sockets;
  private final LiveOptions options;
  private final InstantSource clock;

  /** Those who are connected, taken in or not, until their connection is gone. */
  private final Set<LiveSocket> connected = ConcurrentHashMap.newKeySet();

  private final AtomicInteger places = new AtomicInteger();

  LiveDoor(Admission admission, LiveSockets sockets, LiveOptions options, InstantSource clock) {
    this.admission = admission;
    this.sockets = sockets;
    this.options = options;
    this.clock = clock;
  }

  /** Whether there is room for one more. */
  boolean hasRoom() {
    return places.get() < options.maxSockets();
  }

  /** A connection was made: its socket, closed already where it may not listen, or null. */
  @Nullable LiveSocket enter(Wire wire, @Nullable String token, @Nullable String businessId) {
    if (places.incrementAndGet() > options.maxSockets()) {
      wire.close(CloseCode.TRY_AGAIN_LATER.code(), "there are too many connections");
      return null;
    }
    try {
      Ticket ticket = admission.admit(token, businessId);
      LiveSocket socket = new LiveSocket(wire, ticket, options.maxWaiting(), clock.instant());
      connected.add(socket);
      if (!sockets.add(socket)) {
        socket.close(CloseCode.TRY_AGAIN_LATER, clock.instant());
      }
      return socket;
    } catch (Admission.Refusal e) {
      wire.close(e.code().code(), e.code().reason());
      return null;
    }
  }

  /** A connection is gone. */
  void leave(@Nullable LiveSocket socket) {
    places.decrementAndGet();
    if (socket != null) {
      connected.remove(socket);
      sockets.remove(socket);
    }
    synchronized (places) {
      places.notifyAll();
    }
  }

  /** Waits until all are gone, but not for long; who is not then is disconnected. */
  void awaitEmpty(Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    synchronized (places) {
      long left = most.toMillis();
      while (places.get() > 0 && left > 0) {
        try {
          places.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          break;
        }
        left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      }
    }
    connected.forEach(LiveSocket::disconnect);
  }

  /** All that are connected, also those that are being closed. */
  Set<LiveSocket> connected() {
    return connected;
  }
}
