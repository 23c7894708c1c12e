package com.signalcraft.forecast.internal.ensemble;

import com.signalcraft.forecast.ensemble.Combination;

/** Makes one value of several weighted ones. Holds scratch space; not thread-safe. */
final class Blend {

  private static final double ROUNDING = 1e-12;

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
   * @return their weighted mean, median or interquartile mean; NaN where none has a value
   */
  double of(double[] values) {
    return switch (how) {
      case MEAN -> mean(values);
      case MEDIAN -> median(sort(values));
      case INTERQUARTILE_MEAN -> interquartileMean(sort(values));
    };
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

  /** Sorts the values that there are, with their weights; gives their count. */
  private int sort(double[] values) {
    int count = 0;
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
      }
    }
    double total = 0;
    for (int i = 0; i < count; i++) {
      total += share[i];
    }
    for (int i = 0; i < count; i++) {
      share[i] /= total;
    }
    return count;
  }

  /**
   * The value at which half of the weight is reached; where it is reached exactly between two
   * values, half way between them.
   */
  private double median(int count) {
    double reached = 0;
    for (int i = 0; i < count; i++) {
      reached += share[i];
      if (reached > 0.5 + ROUNDING) {
        return sorted[i];
      }
      if (reached > 0.5 - ROUNDING) {
        return sorted[i] / 2 + sorted[i + 1] / 2;
      }
    }
    return Double.NaN;
  }

  private double interquartileMean(int count) {
    if (count == 0) {
      return Double.NaN;
    }
    double reached = 0;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double from = Math.max(reached, 0.25);
      reached = i == count - 1 ? 1 : reached + share[i];
      double inside = Math.min(reached, 0.75) - from;
      if (inside > 0) {
        sum += 2 * inside * sorted[i];
      }
    }
    return sum;
  }
}
