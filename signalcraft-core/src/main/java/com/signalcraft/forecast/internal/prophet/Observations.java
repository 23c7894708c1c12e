package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.error.ValidationException;
import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.TimeSeries;
import java.util.Arrays;

/**
 * The values of a history that are there. Not changed once made.
 *
 * @param clock how instants become times on the wall
 * @param epochMillis the instants
 * @param wall the times on the wall, in milliseconds
 * @param values the values, or their logarithms
 */
@SuppressWarnings("ArrayRecordComponent") // shared within the package, never changed
record Observations(WallClock clock, long[] epochMillis, long[] wall, double[] values) {

  static Observations of(TimeSeries history, boolean logarithm) {
    int count = Fits.requireObserved(history, 2, "the prophet model");
    long[] at = new long[count];
    double[] values = new double[count];
    int kept = 0;
    for (int i = 0; i < history.size(); i++) {
      double value = history.valueAt(i);
      if (!Double.isNaN(value)) {
        if (logarithm && value <= 0) {
          throw new ValidationException(
              "series",
              "must hold values above 0 alone for a logarithm, was " + value + " at index " + i);
        }
        at[kept] = history.timestampAt(i);
        values[kept++] = logarithm ? Math.log(value) : value;
      }
    }
    WallClock clock = WallClock.of(history);
    return new Observations(clock, at, clock.at(at), values);
  }

  int size() {
    return values.length;
  }

  long firstWall() {
    return Arrays.stream(wall).min().orElseThrow();
  }

  long lastWall() {
    return Arrays.stream(wall).max().orElseThrow();
  }

  /** The least distance of two neighbours that are apart on the wall, in milliseconds. */
  long leastDistance() {
    long least = Long.MAX_VALUE;
    for (int i = 1; i < wall.length; i++) {
      long distance = Math.abs(wall[i] - wall[i - 1]);
      if (distance > 0 && distance < least) {
        least = distance;
      }
    }
    return least;
  }

  boolean constant() {
    for (double value : values) {
      if (value != values[0]) {
        return false;
      }
    }
    return true;
  }
}
