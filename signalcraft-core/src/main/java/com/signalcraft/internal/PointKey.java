package com.signalcraft.internal;

import com.signalcraft.kpi.KpiPoint;

/**
 * Where a point stands among those of its source: by time, then by id in the order of {@link
 * UuidOrder}. Immutable.
 *
 * @param micros its time stamp, in microseconds since 1970-01-01T00:00Z
 * @param idHigh the most significant bits of its id
 * @param idLow the least significant bits of its id
 */
public record PointKey(long micros, long idHigh, long idLow) implements Comparable<PointKey> {

  /**
   * The key of a point.
   *
   * @param point the point
   * @return its key
   */
  public static PointKey of(KpiPoint point) {
    return new PointKey(
        Micros.floor(point.timestamp()),
        point.id().getMostSignificantBits(),
        point.id().getLeastSignificantBits());
  }

  @Override
  public int compareTo(PointKey other) {
    return micros != other.micros
        ? Long.compare(micros, other.micros)
        : UuidOrder.compare(idHigh, idLow, other.idHigh, other.idLow);
  }
}
