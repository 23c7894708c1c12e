package com.signalcraft.anomaly.internal.stream;

/**
 * What the tail of a statistic is on normal noise, to begin with.
 *
 * @param quantile the quantile of 95 %
 * @param power how fast the tail falls above it
 * @param spread how far it reaches, in quantiles
 * @param leastQuantile a quantile below it is not believed
 */
record TailPrior(double quantile, double power, double spread, double leastQuantile) {

  /** Of a standard normal variable. */
  static final TailPrior NORMAL = new TailPrior(1.645, 1.8, 0.295, 0.5);

  /** Of the mean size of five. */
  static final TailPrior SIZE_5 = new TailPrior(1.28, 2.5, 0.12, 0.5);

  /** Of the mean size of ten. */
  static final TailPrior SIZE_10 = new TailPrior(1.13, 3, 0.093, 0.5);

  /** Of the mean size of about thirty. */
  static final TailPrior SCATTER = new TailPrior(0.93, 5, 0.05, 0.5);

  /** Of the inverse of that. */
  static final TailPrior CALM = new TailPrior(1.49, 2, 0.09, 0.5);

  /** Of the distance of shapes, in ranges. */
  static final TailPrior SHAPE = new TailPrior(1, 1, 0.3, 0.01);
}
