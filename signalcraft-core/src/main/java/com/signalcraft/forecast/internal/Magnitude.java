package com.signalcraft.forecast.internal;

/**
 * The mean magnitude of a series' values, in units of which models work, so that no scale is too
 * large or too small. Immutable.
 *
 * @param scale above 0
 */
public record Magnitude(double scale) {

  /**
   * The mean magnitude of values.
   *
   * @param values the values, NaN where missing
   * @return their mean magnitude; 1 where all are 0 or missing
   */
  public static Magnitude of(double[] values) {
    double most = 0;
    int count = 0;
    for (double value : values) {
      if (!Double.isNaN(value)) {
        most = Math.max(most, Math.abs(value));
        count++;
      }
    }
    if (most == 0) {
      return new Magnitude(1);
    }
    double sum = 0;
    for (double value : values) {
      // Shares of the largest, as the sum of the values may be too large for a double.
      sum += Double.isNaN(value) ? 0 : Math.abs(value) / most;
    }
    return new Magnitude(Math.max(Double.MIN_NORMAL, most * (sum / count)));
  }

  /**
   * Values in this unit.
   *
   * @param values the values, NaN where missing
   * @return a new array
   */
  public double[] scaled(double[] values) {
    double[] scaled = new double[values.length];
    for (int t = 0; t < scaled.length; t++) {
      scaled[t] = values[t] / scale;
    }
    return scaled;
  }

  /**
   * How many values are not missing.
   *
   * @param values the values, NaN where missing
   * @return the count
   */
  public static int observed(double[] values) {
    int count = 0;
    for (double value : values) {
      count += Double.isNaN(value) ? 0 : 1;
    }
    return count;
  }
}
