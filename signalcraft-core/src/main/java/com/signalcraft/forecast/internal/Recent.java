package com.signalcraft.forecast.internal;

/** The end of a long series, which says what there is to say about parameters. Stateless. */
public final class Recent {

  /** So many values, or three seasons if those are more. */
  private static final int MOST_VALUES = 5_000;

  /** So many of them, or two seasons if those are more, must be observed. */
  private static final int LEAST_OBSERVED = 100;

  private Recent() {}

  /**
   * Where the last 5,000 values before an index begin, or three seasons if those are more; earlier
   * where fewer than 100 of them, or two seasons, are observed.
   *
   * @param values the values, NaN where missing
   * @param end the index after the last one that counts
   * @param seasonLength the season length in steps, 1 without a season
   * @return the index of the first, 0 where there are no more
   */
  public static int start(double[] values, int end, int seasonLength) {
    int steps = Math.max(MOST_VALUES, 3 * seasonLength);
    int needed = Math.max(LEAST_OBSERVED, 2 * seasonLength);
    int observed = 0;
    int start = end;
    while (start > 0 && (end - start < steps || observed < needed)) {
      start--;
      observed += Double.isNaN(values[start]) ? 0 : 1;
    }
    return start;
  }
}
