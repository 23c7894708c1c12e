package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.forecast.internal.Fits;
import com.signalcraft.series.TimeSeries;

/**
 * The residual of the last observation, which a first-order autoregression carries on; of a model
 * without one, nothing. A departure from the published model. Immutable.
 *
 * @param coefficient of the autoregression, -0.99 to 0.99; 0 for none
 * @param residual of the last observation, on the model's scale
 * @param since how many steps lie between it and the end of the history
 */
record Memory(double coefficient, double residual, int since) {

  private static final double MOST = 0.99;

  static final Memory NONE = new Memory(0, 0, 0);

  /** The autocorrelation of neighbouring residuals; NaN where there is no value. */
  static double coefficient(double[] residuals) {
    double products = 0;
    double squares = 0;
    for (int i = 1; i < residuals.length; i++) {
      double product = residuals[i - 1] * residuals[i];
      if (!Double.isNaN(product)) {
        products += product;
        squares += (residuals[i] * residuals[i] + residuals[i - 1] * residuals[i - 1]) / 2;
      }
    }
    return squares > 0 ? Math.max(-MOST, Math.min(MOST, products / squares)) : 0;
  }

  /** The memory of a history's residuals. */
  static Memory of(double coefficient, double[] residuals, TimeSeries history) {
    int last = Fits.lastObserved(history);
    return new Memory(coefficient, residuals[last], history.size() - 1 - last);
  }

  /** How much of the residual is left at a step ahead, 0 for the first. */
  double left(int step) {
    return Math.pow(coefficient, step + 1.0 + since);
  }
}
