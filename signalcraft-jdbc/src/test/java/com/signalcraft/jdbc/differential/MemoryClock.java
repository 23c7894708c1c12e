package com.signalcraft.jdbc.differential;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The clock of the in-memory side: the system's, but never the same microsecond twice, and it knows
 * what it has told, so that such instants can be told from those of the program. Thread-safe.
 */
final class MemoryClock implements InstantSource {

  private final NavigableSet<Instant> told = new TreeSet<>();
  private Duration behind = Duration.ZERO;

  @Override
  public synchronized Instant instant() {
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MICROS).minus(behind);
    if (!told.isEmpty() && !now.isAfter(told.last())) {
      now = told.last().plus(1, ChronoUnit.MICROS);
    }
    told.add(now);
    return now;
  }

  synchronized void setBehind(Duration time) {
    behind = time;
  }

  synchronized boolean hasTold(Instant instant) {
    return told.contains(instant);
  }
}
