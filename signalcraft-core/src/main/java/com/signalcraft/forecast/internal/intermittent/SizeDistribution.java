package com.signalcraft.forecast.internal.intermittent;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The sizes of past demand, recent ones counting more, and no demand with its own probability.
 * Immutable.
 */
final class SizeDistribution {

  private final double chance;
  private final double[] sizes;
  private final double[] cumulated;

  /**
   * A distribution.
   *
   * @param chance the probability of demand
   * @param given the sizes in the order of time, each above zero
   * @param rate how much less a size counts than the one after it, from 0 to 1, exclusive
   */
  SizeDistribution(double chance, double[] given, double rate) {
    this.chance = chance;
    int n = given.length;
    Integer[] order = new Integer[n];
    double[] weights = new double[n];
    double weight = 1;
    double total = 0;
    for (int i = n - 1; i >= 0; i--) {
      order[i] = i;
      weights[i] = weight;
      total += weight;
      weight *= 1 - rate;
    }
    Arrays.sort(order, Comparator.comparingDouble(i -> given[i]));
    sizes = new double[n];
    cumulated = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sizes[i] = given[order[i]];
      sum += weights[order[i]] / total;
      cumulated[i] = sum;
    }
  }

  /**
   * The least value that is not exceeded with a probability.
   *
   * @param probability above 0 and below 1
   */
  double quantile(double probability) {
    if (sizes.length == 0 || probability <= 1 - chance) {
      return 0;
    }
    double within = (probability - (1 - chance)) / chance;
    int at = Arrays.binarySearch(cumulated, within);
    return sizes[Math.min(sizes.length - 1, at < 0 ? -at - 1 : at)];
  }
}
