package com.signalcraft.forecast.internal.autoregression;

import java.util.List;
import java.util.TreeSet;

/** Which earlier values an autoregression looks at. Stateless. */
final class Lags {

  /** The latest steps. */
  private static final int RECENT = 3;

  /** So many multiples of the shortest season, where no longer season ends them. */
  private static final int MULTIPLES = 2;

  /** Of a longer season every multiple of the shortest one within it, up to so many. */
  private static final int MOST_MULTIPLES = 12;

  /** For each lag there are at least so many rows. */
  private static final int ROWS_PER_LAG = 3;

  private Lags() {}

  /**
   * The latest three steps; of each season the same position one season before and its neighbours;
   * multiples of the shortest season up to the next one (24, 48, … 168), or two of them.
   *
   * @param size how many values there are
   * @param seasons the season lengths, shortest first
   * @return the lags in steps, ascending, as many as the size bears; at least one
   */
  static int[] of(int size, List<Integer> seasons) {
    TreeSet<Integer> lags = new TreeSet<>();
    for (int lag = 1; lag <= RECENT; lag++) {
      lags.add(lag);
    }
    for (int s = 0; s < seasons.size(); s++) {
      int season = seasons.get(s);
      lags.add(season - 1);
      lags.add(season);
      lags.add(season + 1);
      if (s == 0) {
        int multiples =
            seasons.size() > 1 ? Math.min(MOST_MULTIPLES, seasons.get(1) / season) : MULTIPLES;
        for (int k = 2; k <= multiples; k++) {
          lags.add(k * season);
        }
      }
    }
    lags.remove(0);
    while (lags.size() > 1 && size - lags.last() < ROWS_PER_LAG * (lags.size() + 1)) {
      lags.pollLast();
    }
    return lags.stream().mapToInt(Integer::intValue).toArray();
  }
}
