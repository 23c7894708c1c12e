package com.signalcraft.forecast.internal.decompose;

import com.signalcraft.common.Checks;

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
    Checks.that(part.length == remainder.length, "part", "must be of the remainder's length");
    double[] both = new double[part.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = part[i] + remainder[i];
    }
    double whole = variance(both);
    return whole > 0 ? Math.max(0, 1 - variance(remainder) / whole) : 0;
  }

  /** In units of the square of the greatest value, so that nothing overflows. */
  private double variance(double[] x) {
    double unit = Scale.unitOf(trend, remainder);
    double mean = 0;
    for (double value : x) {
      mean += value / unit / x.length;
    }
    double sum = 0;
    for (double value : x) {
      double deviation = value / unit - mean;
      sum += deviation * deviation;
    }
    return sum;
  }
}
