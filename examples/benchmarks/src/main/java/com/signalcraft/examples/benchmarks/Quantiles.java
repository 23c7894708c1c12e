package com.signalcraft.examples.benchmarks;

import java.util.Arrays;

/** Some numbers in order. Immutable. */
public final class Quantiles {

  private final double[] sorted;

  private Quantiles(double[] sorted) {
    this.sorted = sorted;
  }

  /**
   * Numbers.
   *
   * @param numbers at least one
   * @return the same in order
   */
  public static Quantiles of(double... numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return new Quantiles(sorted);
  }

  /**
   * One of the numbers.
   *
   * @param share the lowest at 0, the highest at 1, and in between the nearest
   * @return the number
   */
  public double at(double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  /**
   * The number in the middle.
   *
   * @return the median
   */
  public double median() {
    return at(0.5);
  }

  /**
   * How many there are.
   *
   * @return the count
   */
  public int count() {
    return sorted.length;
  }
}
