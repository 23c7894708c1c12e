package com.signalcraft.anomaly.internal.stream;

/**
 * What the tail of a statistic is on normal noise, to begin with.
 *
 * @param quantile the quantile of 95 %
 * @param power how fast the tail falls above it
 * @param spread how far it reaches, in quantiles
 * @param leastQuantile a quantile below it is not believed
 * @param known whether the quantile is about that, or anywhere
 */
record TailPrior(
    double quantile, double power, double spread, double leastQuantile, boolean known) {

  /** Quantiles a fifth below those of normal noise are not believed: they are of few values. */
  private static final double BELIEVED = 0.8;

  /** Of a standard normal variable. */
  static final TailPrior NORMAL = of(1.645, 1.8, 0.295);

  /** Of the mean size of five. */
  static final TailPrior SIZE_5 = of(1.28, 2.5, 0.12);

  /** Of the mean size of ten. */
  static final TailPrior SIZE_10 = of(1.13, 3, 0.093);

  /** Of the mean size of about thirty. */
  static final TailPrior SCATTER = of(0.93, 5, 0.05);

  /** Of the inverse of that. */
  static final TailPrior CALM = of(1.49, 2, 0.09);

  /** Of the distance of shapes, in ranges. */
  static final TailPrior SHAPE = new TailPrior(1e-3, 1, 0.3, 1e-3, false);

  private static TailPrior of(double quantile, double power, double spread) {
    return new TailPrior(quantile, power, spread, BELIEVED * quantile, true);
  }
}
