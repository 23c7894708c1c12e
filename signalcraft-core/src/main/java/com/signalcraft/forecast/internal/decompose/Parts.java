package com.signalcraft.forecast.internal.decompose;

/**
 * What a decomposition finds; the parts add up to the values.
 *
 * @param trend one value for each step
 * @param seasons one array for each season length, in the order given
 * @param remainder what trend and seasons leave
 */
@SuppressWarnings("ArrayRecordComponent") // internal; made once, never changed after
public record Parts(double[] trend, double[][] seasons, double[] remainder) {

  /**
   * The strength of a season: one less the ratio of the variances of the remainder and of the
   * remainder with that season, at least 0 (Wang, Smith and Hyndman, 2006).
   *
   * @param season which season, from 0
   * @return 0 for none to 1 for nothing else
   */
  public double seasonalStrength(int season) {
    return strength(seasons[season]);
  }

  /**
   * The strength of the trend, likewise.
   *
   * @return 0 for none to 1 for nothing else
   */
  public double trendStrength() {
    return strength(trend);
  }

  private double strength(double[] part) {
    return strength(part, remainder);
  }

  /**
   * The strength of a part.
   *
   * @param part the part
   * @param remainder the remainder, as long, NaN where missing
   * @return 0 for none to 1 for nothing else
   */
  public static double strength(double[] part, double[] remainder) {
    double unit = Scale.unitOf(part, remainder);
    double[] both = new double[part.length];
    double[] rest = new double[part.length];
    for (int i = 0; i < both.length; i++) {
      rest[i] = remainder[i] / unit;
      both[i] = part[i] / unit + rest[i];
    }
    double whole = squares(both);
    return whole > 0 ? Math.max(0, 1 - squares(rest) / whole) : 0;
  }

  /** The sum of squares about the mean, missing values left out. */
  private static double squares(double[] x) {
    double mean = 0;
    int count = 0;
    for (double value : x) {
      if (!Double.isNaN(value)) {
        mean += (value - mean) / ++count;
      }
    }
    double sum = 0;
    for (double value : x) {
      if (!Double.isNaN(value)) {
        sum += (value - mean) * (value - mean);
      }
    }
    return sum;
  }
}
