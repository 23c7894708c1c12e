package com.signalcraft.alert.internal.probe;

import com.signalcraft.series.TimeSeries;
import java.time.Duration;
import java.util.Arrays;

/**
 * The median of the last distances up to a point, so that it depends on nothing but these: not on
 * what comes later, nor on how much of a series was read. Not thread-safe.
 */
public final class RunningGrid implements Grid {

  /** How many distances count. */
  public static final int DISTANCES = 16;

  /** The day on which summer time begins. */
  private static final long SHORTEST_DAY = Duration.ofHours(23).toMillis();

  private final TimeSeries series;
  private int at = -1;
  private long step;

  /**
   * A grid.
   *
   * @param series the points
   */
  public RunningGrid(TimeSeries series) {
    this.series = series;
  }

  @Override
  public long stepAt(int index) {
    if (index != at) {
      at = index;
      step = median(index);
    }
    return step;
  }

  /** The smaller of the two in the middle where their count is even. */
  private long median(int index) {
    int count = Math.min(DISTANCES, index);
    if (count == 0) {
      return 0;
    }
    long[] distances = new long[count];
    for (int i = 0; i < count; i++) {
      distances[i] = series.timestampAt(index - i) - series.timestampAt(index - i - 1);
    }
    Arrays.sort(distances);
    return distances[(count - 1) / 2];
  }

  @Override
  public boolean isCalendarAt(int index) {
    return stepAt(index) >= SHORTEST_DAY;
  }
}
