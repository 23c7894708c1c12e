package com.signalcraft.forecast.internal.ensemble;

import com.signalcraft.forecast.ensemble.Combination;

/** Makes one value of several weighted ones. Holds scratch space; not thread-safe. */
final class Blend {

  private final Combination how;
  private final double[] weights;
  private final double[] sorted;
  private final double[] share;

  Blend(Combination how, double[] weights) {
    this.how = how;
    this.weights = weights;
    this.sorted = new double[weights.length];
    this.share = new double[weights.length];
  }

  /**
   * One value.
   *
   * @param values one for each weight; NaN for one that has none
   * @return their weighted mean or median; NaN where none has a value
   */
  double of(double[] values) {
    return how == Combination.MEAN ? mean(values) : median(values);
  }

  private double mean(double[] values) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        // Weights first: the values may be near the largest double.
        total += weights[i];
      }
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        sum += weights[i] / total * values[i];
      }
    }
    return total > 0 ? sum : Double.NaN;
  }

  /**
   * The value at which half of the weight is reached; where it is reached exactly between two
   * values, half way between them.
   */
  private double median(double[] values) {
    int count = 0;
    double total = 0;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i]) && weights[i] > 0) {
        int at = count++;
        while (at > 0 && sorted[at - 1] > values[i]) {
          sorted[at] = sorted[at - 1];
          share[at] = share[at - 1];
          at--;
        }
        sorted[at] = values[i];
        share[at] = weights[i];
        total += weights[i];
      }
    }
    double reached = 0;
    for (int i = 0; i < count; i++) {
      reached += share[i];
      double excess = reached - total / 2;
      if (excess > 1e-12 * total) {
        return sorted[i];
      }
      if (excess > -1e-12 * total) {
        return sorted[i] / 2 + sorted[i + 1] / 2;
      }
    }
    return Double.NaN;
  }
}
