package com.signalcraft.anomaly.internal.stream;

import com.signalcraft.anomaly.internal.LocalClock;
import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;

/**
 * Tells a new level from an outage by its length: counts outliers, takes one back for each value
 * that is none, and calls it a new regime when the count comes to a day's worth of points, but at
 * least 12 and at most 96. Not thread-safe.
 */
final class RegimeWatch {

  private static final int LEAST_POINTS = 12;
  private static final int MOST_POINTS = 96;
  private static final int LONG = 7;
  private static final int UNKNOWN_SPACING_POINTS = 24;

  private int pending;
  private int counted;
  private double mean;
  private double meanSize;

  /** How many outliers make a regime, by the distance of points in milliseconds. */
  static int length(long spacingMillis, boolean calendar) {
    if (!calendar || spacingMillis <= 0) {
      return UNKNOWN_SPACING_POINTS;
    }
    long inDay = LocalClock.DAY / spacingMillis;
    return (int) Math.max(LEAST_POINTS, Math.min(MOST_POINTS, inDay));
  }

  /** How many outliers are pending. */
  int pending() {
    return pending;
  }

  /**
   * Whether so many outliers are in, the inliers between them aside, that it is no mere pattern.
   */
  boolean isLong() {
    return counted >= LONG;
  }

  void outlier(double residual) {
    pending++;
    counted++;
    double before = mean;
    mean += (residual - mean) / counted;
    double size = Math.abs(residual - (counted == 1 ? mean : before));
    meanSize += (size - meanSize) / counted;
  }

  void inlier() {
    if (pending > 0 && --pending == 0) {
      clear();
    }
  }

  void clear() {
    pending = 0;
    counted = 0;
    mean = 0;
    meanSize = 0;
  }

  /** How far the outliers are from what was expected, on average. */
  double shift() {
    return mean;
  }

  /** How far they are from each other: their mean absolute distance from their running mean. */
  double meanSize() {
    return meanSize;
  }

  void save(StateWriter out) {
    out.put(pending).put(counted).put(mean).put(meanSize);
  }

  void restore(StateReader in) {
    pending = in.getInt(0, MOST_POINTS);
    counted = in.getInt(0, Integer.MAX_VALUE);
    mean = in.getDouble();
    meanSize = in.getDouble();
  }
}
