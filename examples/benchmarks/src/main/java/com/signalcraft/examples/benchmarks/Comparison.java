package com.signalcraft.examples.benchmarks;

/**
 * What came out of a measurement of two in turns. Immutable.
 *
 * @param times of each call of the one, in nanoseconds
 * @param baseTimes of each call of the other, in nanoseconds
 * @param ratios for each round how many times as long as the other the one took, of their medians
 */
public record Comparison(Quantiles times, Quantiles baseTimes, Quantiles ratios) {

  /**
   * How many times as long as the other.
   *
   * @param share from the lowest round at 0 to the highest at 1
   * @return the ratio of times
   */
  public double timesAsLong(double share) {
    return ratios.at(share);
  }

  /**
   * How many times as fast as the other.
   *
   * @param share from the lowest round at 0 to the highest at 1
   * @return the ratio of speeds
   */
  public double timesAsFast(double share) {
    return 1 / ratios.at(1 - share);
  }
}
