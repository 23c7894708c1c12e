package com.signalcraft.series;

/**
 * Summation that carries the rounding errors along: A. Neumaier, "Rundungsfehleranalyse einiger
 * Verfahren zur Summation endlicher Summen", ZAMM 54 (1974), algorithm IV.
 */
final class CompensatedSum {

  private CompensatedSum() {}

  /** The sum of {@code weight * values[i]}, NaN left out; not finite where it overflows. */
  static double of(double[] values, int from, int to, double weight) {
    double sum = 0;
    double lost = 0;
    for (int i = from; i < to; i++) {
      double value = values[i] * weight;
      if (Double.isNaN(value)) {
        continue;
      }
      double next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
      sum = next;
    }
    return Double.isFinite(sum) ? sum + lost : sum;
  }
}
