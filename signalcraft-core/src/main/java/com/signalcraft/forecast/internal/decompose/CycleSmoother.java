package com.signalcraft.forecast.internal.decompose;

import org.jspecify.annotations.Nullable;

/**
 * Smooths the values of each position of the season over the seasons, and carries each curve on by
 * one season at both ends (step 2 of the inner loop of STL). Not thread-safe.
 */
final class CycleSmoother {

  private final int size;
  private final int period;
  private final double[] values;
  private final double[] weights;
  private final double[] curve;

  /** Positions that occur once more than the others come first. */
  private final Loess longer;

  private final Loess shorter;

  CycleSmoother(int size, StlSettings settings) {
    this.size = size;
    this.period = settings.period();
    int most = (size - 1) / period + 1;
    this.values = new double[most];
    this.weights = new double[most];
    this.curve = new double[most + 2];
    int window = settings.seasonalWindow().orElse(10 * size + 1);
    int jump = StlSettings.jump(window);
    int degree = settings.seasonalDegree();
    this.longer = new Loess(most, window, degree, jump);
    this.shorter = new Loess(size / period, window, degree, jump);
  }

  /**
   * Smooths.
   *
   * @param y the values of the series
   * @param robustness a weight for each value, or null
   * @param extended takes the curves: from one season before the values to one after them
   */
  void smooth(double[] y, double @Nullable [] robustness, double[] extended) {
    for (int position = 0; position < period; position++) {
      int count = (size - position - 1) / period + 1;
      Loess loess = count > size / period ? longer : shorter;
      for (int k = 0; k < count; k++) {
        values[k] = y[k * period + position];
      }
      double[] given = null;
      if (robustness != null) {
        given = weights;
        for (int k = 0; k < count; k++) {
          given[k] = robustness[k * period + position];
        }
      }
      loess.smooth(values, given, curve, 1);
      curve[0] = loess.at(-1, values, given, curve[1]);
      curve[count + 1] = loess.at(count, values, given, curve[count]);
      for (int k = 0; k < count + 2; k++) {
        extended[k * period + position] = curve[k];
      }
    }
  }
}
