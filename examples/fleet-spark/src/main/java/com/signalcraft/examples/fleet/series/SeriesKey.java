package com.signalcraft.examples.fleet.series;

/**
 * Which series it is, and how its points are read.
 *
 * @param businessId whose it is
 * @param sourceId the KPI
 * @param zone the name of the business's time zone
 * @param aggregation what becomes of points that share a time, by the library's name
 */
public record SeriesKey(String businessId, String sourceId, String zone, String aggregation) {

  /** The time zone where nothing is said of it. */
  public static final String DEFAULT_ZONE = "UTC";

  /** What becomes of points that share a time where nothing is said of it. */
  public static final String DEFAULT_AGGREGATION = "sum";

  /** Whether it is the same KPI. */
  boolean isSame(SeriesKey other) {
    return sourceId.equals(other.sourceId) && businessId.equals(other.businessId);
  }
}
