package com.signalcraft.examples.server.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets readers in and out, and no more than there may be. A reader has his place, and events wait
 * for him, before he is told that he is connected: so he misses none from then on. Thread-safe.
 */
final class LiveDoor {

  private final Admission admission;
  private final LiveSockets sockets;
  private final LiveOptions options;
  private final InstantSource clock;

  /** Those who have a place: who wait to be connected, who listen, and who are being closed. */
  private final Set<LiveSocket> places = new HashSet<>();

  LiveDoor(Admission admission, LiveSockets sockets, LiveOptions options, InstantSource clock) {
    this.admission = admission;
    this.sockets = sockets;
    this.options = options;
    this.clock = clock;
  }

  /**
   * Somebody is about to be connected.
   *
   * @return his socket, or null where there is no room for one more
   * @throws Admission.Refusal if he may not listen
   */
  @Nullable LiveSocket enter(@Nullable String token, @Nullable String businessId)
      throws Admission.Refusal {
    if (!hasRoom()) {
      return null;
    }
    Ticket ticket = admission.admit(token, businessId);
    LiveSocket socket = new LiveSocket(ticket, options.maxWaiting(), clock.instant());
    synchronized (places) {
      if (!hasRoom()) {
        return null;
      }
      places.add(socket);
    }
    if (!sockets.add(socket)) {
      socket.close(CloseCode.TRY_AGAIN_LATER, clock.instant());
    }
    return socket;
  }

  private boolean hasRoom() {
    synchronized (places) {
      return places.size() < options.maxSockets();
    }
  }

  /** A connection is gone. */
  void leave(LiveSocket socket) {
    sockets.remove(socket);
    synchronized (places) {
      places.remove(socket);
      places.notifyAll();
    }
  }

  /** Ends what is over. */
  void check(Instant now) {
    for (LiveSocket socket : inside()) {
      if (socket.check(now, options.pingEvery().multipliedBy(2))) {
        leave(socket);
      }
    }
  }

  private List<LiveSocket> inside() {
    synchronized (places) {
      return List.copyOf(places);
    }
  }

  /** Waits until all are gone, but not for long; who is not then is disconnected. */
  void awaitEmpty(Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    synchronized (places) {
      long left = most.toMillis();
      while (!places.isEmpty() && left > 0) {
        try {
          places.wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          break;
        }
        left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      }
    }
    inside().forEach(LiveSocket::disconnect);
  }
}
