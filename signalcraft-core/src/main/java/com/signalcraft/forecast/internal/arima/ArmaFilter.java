package com.signalcraft.forecast.internal.arima;

/** Takes what a model explains by the past out of columns of values. Not thread-safe. */
interface ArmaFilter {

  /**
   * Filters columns by one model.
   *
   * @param model the model
   * @param columns the columns, complete
   * @param count how many of them
   * @param size how many values each has
   * @param into takes the prediction errors, each divided by the root of its variance in units of
   *     the errors' variance
   * @return the sum of the logarithms of these variances; NaN where the model cannot be
   */
  double filter(Polynomials model, double[][] columns, int count, int size, double[][] into);

  /**
   * How many of the first prediction errors do not count.
   *
   * @param model the model
   * @return the count
   */
  int skipped(Polynomials model);
}
