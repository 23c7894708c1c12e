package com.signalcraft.kpi;

import com.signalcraft.common.Checks;
import com.signalcraft.common.TimeRange;
import java.util.UUID;

/**
 * Which points are wanted. Immutable.
 *
 * @param sourceId of which source
 * @param range when
 */
public record PointQuery(UUID sourceId, TimeRange range) {

  public PointQuery {
    Checks.required("source_id", sourceId);
    Checks.required("range", range);
  }

  /**
   * Every point of a source.
   *
   * @param sourceId the source
   * @return the query
   */
  public static PointQuery all(UUID sourceId) {
    return new PointQuery(sourceId, TimeRange.ALL);
  }
}
