package com.signalcraft.examples.benchmarks.database;

import java.util.Arrays;

/** Some numbers in order. Immutable. */
final class Quantiles {

  private final double[] sorted;

  private Quantiles(double[] sorted) {
    this.sorted = sorted;
  }

  static Quantiles of(double... numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    return new Quantiles(sorted);
  }

  /** The lowest at 0, the highest at 1, and in between the nearest. */
  double at(double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  double median() {
    return at(0.5);
  }

  int count() {
    return sorted.length;
  }
}
