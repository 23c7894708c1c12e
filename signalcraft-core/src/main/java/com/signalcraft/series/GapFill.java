package com.signalcraft.series;

import com.signalcraft.common.Checks;

/**
 * How missing values are filled, and up to which length of a run of them. A run that is longer is
 * left as it is, whole: a long hole is not data. It fills the missing values that are rows of the
 * series; call {@link TimeSeries#withGapsExplicit()} first where rows are absent. Immutable.
 */
public final class GapFill {

  /** No limit to the length of a run. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  private final String name;
  private final Strategy strategy;
  private final int maxLength;

  private GapFill(String name, Strategy strategy, int maxLength) {
    this.name = name;
    this.strategy = strategy;
    this.maxLength = maxLength;
  }

  /**
   * Fills nothing.
   *
   * @return the strategy
   */
  public static GapFill none() {
    return new GapFill("none", (times, values, from, to) -> {}, UNLIMITED);
  }

  /**
   * Fills with 0, at both ends too: no row means that nothing happened.
   *
   * @return the strategy
   */
  public static GapFill zero() {
    return new GapFill(
        "zero",
        (times, values, from, to) -> {
          for (int i = from; i < to; i++) {
            values[i] = 0;
          }
        },
        UNLIMITED);
  }

  /**
   * Carries the last value forward. Missing values at the beginning stay missing.
   *
   * @return the strategy
   */
  public static GapFill last() {
    return new GapFill(
        "last",
        (times, values, from, to) -> {
          for (int i = Math.max(1, from); i < to; i++) {
            values[i] = values[i - 1];
          }
        },
        UNLIMITED);
  }

  /**
   * Draws a straight line in time from the value before to the value after. Missing values at the
   * beginning and at the end stay missing.
   *
   * @return the strategy
   */
  public static GapFill linear() {
    return new GapFill("linear", GapFill::interpolate, UNLIMITED);
  }

  /**
   * Takes the value one season before, which may itself have been filled. Missing values of the
   * first season stay missing, and so do those one season after a value that stayed missing.
   *
   * @param seasonLength the number of rows in a season, at least 1
   * @return the strategy
   */
  public static GapFill seasonal(int seasonLength) {
    Checks.that(seasonLength >= 1, "seasonLength", "must be at least 1, was " + seasonLength);
    return new GapFill(
        "seasonal(" + seasonLength + ")",
        (times, values, from, to) -> {
          for (int i = Math.max(seasonLength, from); i < to; i++) {
            values[i] = values[i - seasonLength];
          }
        },
        UNLIMITED);
  }

  /**
   * This strategy for runs up to a length.
   *
   * @param rows the most missing values in a row that are filled, at least 1
   * @return the strategy
   */
  public GapFill upTo(int rows) {
    Checks.that(rows >= 1, "rows", "must be at least 1, was " + rows);
    return new GapFill(name, strategy, rows);
  }

  /** Fills the values in place. */
  void fill(long[] timestamps, double[] values) {
    int from = 0;
    while (from < values.length) {
      int to = from;
      while (to < values.length && Double.isNaN(values[to])) {
        to++;
      }
      if (to > from && to - from <= maxLength) {
        strategy.fill(timestamps, values, from, to);
      }
      from = to + 1;
    }
  }

  private static void interpolate(long[] timestamps, double[] values, int from, int to) {
    if (from == 0 || to == values.length) {
      return;
    }
    double before = values[from - 1];
    double after = values[to];
    double length = (double) timestamps[to] - timestamps[from - 1];
    for (int i = from; i < to; i++) {
      double share = ((double) timestamps[i] - timestamps[from - 1]) / length;
      // The weighted form cannot overflow where the difference of the two values would.
      values[i] = before * (1 - share) + after * share;
    }
  }

  /** Such as {@code linear} or {@code last up to 3}. */
  @Override
  public String toString() {
    return maxLength == UNLIMITED ? name : name + " up to " + maxLength;
  }

  /** Fills one run of missing values, those at {@code from} to {@code to - 1}. */
  @FunctionalInterface
  private interface Strategy {
    void fill(long[] timestamps, double[] values, int from, int to);
  }
}
