package com.signalcraft.alert.internal.run;

import com.signalcraft.common.TimeRange;
import java.time.Instant;

/** Ranges of time in milliseconds. Stateless. */
final class Ranges {

  private Ranges() {}

  /** From one time to another, both inclusive, but not before 1970. */
  static TimeRange of(long from, long to) {
    long first = Math.max(0, from);
    return TimeRange.of(Instant.ofEpochMilli(first), Instant.ofEpochMilli(Math.max(first, to + 1)));
  }
}
