package com.signalcraft.internal;

import com.signalcraft.common.TimeRange;
import java.time.Instant;

/**
 * Instants as whole microseconds since 1970-01-01T00:00Z, the resolution of PostgreSQL. Stateless.
 */
public final class Micros {

  private static final long PER_SECOND = 1_000_000L;
  private static final long NANOS = 1_000L;

  private Micros() {}

  /**
   * The microsecond that an instant is in.
   *
   * @param instant within {@link TimeRange#ALL}
   * @return microseconds, rounded down
   */
  public static long floor(Instant instant) {
    return instant.getEpochSecond() * PER_SECOND + instant.getNano() / NANOS;
  }

  /**
   * The first microsecond that is not before an instant; an instant outside of what can be stored
   * becomes the nearest one that can. So a range of instants, from inclusive, to exclusive, becomes
   * a range of microseconds that holds the same points.
   *
   * @param instant any instant
   * @return microseconds, rounded up
   */
  public static long bound(Instant instant) {
    if (instant.isBefore(TimeRange.EARLIEST)) {
      return floor(TimeRange.EARLIEST);
    } else if (instant.isAfter(TimeRange.LATEST)) {
      return floor(TimeRange.LATEST);
    }
    long micros = floor(instant);
    return instant(micros).equals(instant) ? micros : micros + 1;
  }

  /**
   * The instant at the start of a microsecond.
   *
   * @param micros microseconds since 1970-01-01T00:00Z
   * @return the instant
   */
  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS);
  }
}
