package com.signalcraft.examples.benchmarks.database;

/**
 * What came out of a measurement of two in turns. Immutable.
 *
 * @param times of each call of the one, in nanoseconds
 * @param baseTimes of each call of the other, in nanoseconds
 * @param ratios for each round how many times as long as the other the one took, of their medians
 */
record Comparison(Quantiles times, Quantiles baseTimes, Quantiles ratios) {

  /** How many times as long as the other, from the lowest round at 0 to the highest at 1. */
  double timesAsLong(double share) {
    return ratios.at(share);
  }

  /** How many times as fast as the other, from the lowest round at 0 to the highest at 1. */
  double timesAsFast(double share) {
    return 1 / ratios.at(1 - share);
  }
}
