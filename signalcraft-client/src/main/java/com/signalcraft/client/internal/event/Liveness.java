package com.signalcraft.client.internal.event;

import java.time.Duration;
import java.time.Instant;

/**
 * Signs of life of one connection: since when nothing has come, and up to when it is known that
 * nothing was missed. Written by the thread that reads, read by any.
 */
final class Liveness {

  /** A read that takes longer than this found nothing there, so that all earlier is read. */
  private static final Duration NOTHING_THERE = Duration.ofMillis(10);

  private final EventTime time;
  private boolean reading = true;
  private boolean behind;
  private long readingSince;
  private Instant wholeUntil;

  Liveness(EventTime time) {
    this.time = time;
    this.readingSince = time.nanos();
    this.wholeUntil = time.now();
  }

  synchronized void opened() {
    wholeUntil = time.now();
    readingSince = time.nanos();
  }

  /**
   * The thread goes to the socket: all that it got before is handed over. While it has fallen
   * behind, what it gets is old, and tells nothing of now.
   */
  synchronized void readBegins() {
    if (!behind) {
      wholeUntil = time.now();
    }
    reading = true;
    readingSince = time.nanos();
  }

  synchronized void readEnds() {
    reading = false;
    if (time.nanos() - readingSince >= NOTHING_THERE.toNanos()) {
      behind = false;
    }
  }

  /** What was read could not be handed over at once. */
  synchronized void fellBehind() {
    behind = true;
  }

  /** How long the socket has given nothing; zero while nobody asks it. */
  synchronized Duration silentFor() {
    return reading ? Duration.ofNanos(time.nanos() - readingSince) : Duration.ZERO;
  }

  synchronized Instant wholeUntil() {
    return wholeUntil;
  }
}
