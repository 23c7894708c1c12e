package com.signalcraft.memory;

import com.signalcraft.internal.Micros;
import com.signalcraft.internal.UuidOrder;
import com.signalcraft.kpi.KpiPoint;

/**
 * Where a point stands among those of its source.
 *
 * @param micros its time stamp, in microseconds since 1970-01-01T00:00Z
 * @param idHigh the most significant bits of its id
 * @param idLow the least significant bits of its id
 */
record PointKey(long micros, long idHigh, long idLow) implements Comparable<PointKey> {

  static PointKey of(KpiPoint point) {
    return new PointKey(
        Micros.floor(point.timestamp()),
        point.id().getMostSignificantBits(),
        point.id().getLeastSignificantBits());
  }

  static PointKey at(PointBlock block, int row) {
    return new PointKey(block.micros(row), block.idHigh(row), block.idLow(row));
  }

  @Override
  public int compareTo(PointKey other) {
    return micros != other.micros
        ? Long.compare(micros, other.micros)
        : UuidOrder.compare(idHigh, idLow, other.idHigh, other.idLow);
  }
}
