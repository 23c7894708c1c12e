package com.signalcraft.jdbc.internal.kpi;

import com.signalcraft.common.TimeRange;
import com.signalcraft.internal.Micros;
import com.signalcraft.jdbc.internal.transaction.Query;
import java.time.Instant;
import java.util.UUID;

/**
 * The points of a source in a stretch of time, as every statement on points states them, so that
 * the database looks into the partitions in question alone. Immutable.
 *
 * @param businessId the business
 * @param sourceId the source
 * @param from the begin, inclusive, in whole microseconds
 * @param to the end, exclusive, in whole microseconds
 */
record PointRange(UUID businessId, UUID sourceId, Instant from, Instant to) {

  /**
   * The points of a source in a range.
   *
   * @param businessId the business
   * @param sourceId the source
   * @param range when
   * @return the same points
   */
  static PointRange of(UUID businessId, UUID sourceId, TimeRange range) {
    return new PointRange(
        businessId,
        sourceId,
        Micros.instant(Micros.bound(range.from())),
        Micros.instant(Micros.bound(range.to())));
  }

  /**
   * The part of it since an instant.
   *
   * @param begin the begin, inclusive
   * @return the part
   */
  PointRange since(Instant begin) {
    return begin.isAfter(from) ? new PointRange(businessId, sourceId, begin, to) : this;
  }

  /**
   * The part of it before an instant.
   *
   * @param end the end, exclusive
   * @return the part
   */
  PointRange before(Instant end) {
    return end.isBefore(to) ? new PointRange(businessId, sourceId, from, end) : this;
  }

  /**
   * Binds the business, the source, the begin and the end.
   *
   * @param query the statement
   * @return the statement
   */
  Query bind(Query query) {
    return query.bind(businessId).bind(sourceId).bind(from).bind(to);
  }
}
