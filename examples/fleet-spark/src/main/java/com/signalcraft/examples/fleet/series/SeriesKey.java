package com.signalcraft.examples.fleet.series;

/**
 * Which series it is, and how its points are read.
 *
 * @param businessId whose it is
 * @param sourceId the KPI
 * @param zone the name of the business's time zone
 * @param aggregation what becomes of points that share a time, by the library's name
 * @param mostDays how many days of forecasts it may have, 0 for none
 */
public record SeriesKey(
    String businessId, String sourceId, String zone, String aggregation, int mostDays) {

  /** The source of rows that do not say of which, or of when, they are. */
  public static final String NO_SOURCE = "";

  /** The time zone where nothing is said of it. */
  public static final String DEFAULT_ZONE = "UTC";

  /** What becomes of points that share a time where nothing is said of it. */
  public static final String DEFAULT_AGGREGATION = "sum";

  /** {@link #mostDays} where nothing is said of it. */
  public static final int NO_LIMIT = Integer.MAX_VALUE;

  /** Whether it is the same KPI. */
  boolean isSame(SeriesKey other) {
    return sourceId.equals(other.sourceId) && businessId.equals(other.businessId);
  }
}
