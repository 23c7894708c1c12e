package com.signalcraft.examples.benchmarks.forecast;

import java.util.List;

/**
 * How much is measured. Immutable.
 *
 * @param every of the monthly series of M3 every so many-th is taken
 * @param hourlyEvery of the hourly series of M4 every so many-th
 * @param rounds how often our models are measured; the median counts
 * @param everyInR of the monthly series every so many-th is taken by the slower programs in R
 * @param sizes the lengths on which growth is measured, in points
 */
record ForecastScale(int every, int hourlyEvery, int rounds, int everyInR, List<Integer> sizes) {

  static final ForecastScale FULL =
      new ForecastScale(14, 4, 5, 70, List.of(1_000, 10_000, 100_000, 1_000_000));
}
