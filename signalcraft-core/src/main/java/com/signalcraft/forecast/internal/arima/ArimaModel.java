package com.signalcraft.forecast.internal.arima;

import com.signalcraft.forecast.arima.ArimaOrder;

/**
 * A model with its estimates, all on the scale of its transform. Immutable by agreement.
 *
 * @param order the order
 * @param constant whether it has a mean or drift
 * @param coefficients φ, θ, Φ and Θ
 * @param regression what is regressed on
 * @param effects the coefficients of the regression and last the constant
 * @param sigma the standard deviation of the errors; 0 for an exact fit
 * @param transform from the series' unit to the model's
 */
@SuppressWarnings("ArrayRecordComponent") // internal; made once, never changed after
record ArimaModel(
    ArimaOrder order,
    boolean constant,
    double[] coefficients,
    Regression regression,
    double[] effects,
    double sigma,
    Transform transform) {

  /** The expanded polynomials. */
  Polynomials polynomials() {
    Polynomials polynomials = new Polynomials(ArmaEstimator.longest(order));
    polynomials.set(order, coefficients);
    return polynomials;
  }

  /** Whether the constant is a drift. */
  boolean hasDrift() {
    return constant && order.d() + order.seasonalD() > 0;
  }

  /**
   * What regression and constant make of steps.
   *
   * @param columns the regression's columns
   * @param first the first step, counted from the start of the history
   * @param steps how many
   * @return the sums
   */
  double[] means(double[][] columns, long first, int steps) {
    double[] means = new double[steps];
    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < steps; i++) {
        means[i] += effects[c] * columns[c][i];
      }
    }
    if (constant) {
      double value = effects[columns.length];
      boolean drift = hasDrift();
      for (int i = 0; i < steps; i++) {
        means[i] += drift ? value * (first + i + 1) : value;
      }
    }
    return means;
  }
}
