package com.signalcraft.forecast.internal.arima;

import java.util.Arrays;

/**
 * Prediction errors given that all were zero before the first value that has all its lags (Box and
 * Jenkins, 1976, section 7.1): the conditional sum of squares. Stateless.
 */
final class ConditionalFilter implements ArmaFilter {

  @Override
  public int skipped(Polynomials model) {
    return model.arLength;
  }

  @Override
  public double filter(
      Polynomials model, double[][] columns, int count, int size, double[][] into) {
    int first = Math.min(skipped(model), size);
    for (int c = 0; c < count; c++) {
      Arrays.fill(into[c], 0, first, 0);
      run(model, columns[c], into[c], first, size);
    }
    return 0;
  }

  /**
   * The recursion from one place to another; the errors before it are there.
   *
   * @param model the model
   * @param w the values
   * @param e takes the errors
   * @param from the first place, at least the longest autoregressive lag
   * @param to the place after the last one
   */
  static void run(Polynomials model, double[] w, double[] e, int from, int to) {
    int arCount = model.arCount;
    int maCount = model.maCount;
    int[] arLags = model.arLags;
    int[] maLags = model.maLags;
    double[] arTerms = model.arTerms;
    double[] maTerms = model.maTerms;
    int settled = Math.min(to, Math.max(from, model.maLength));
    for (int t = from; t < settled; t++) {
      double error = w[t];
      for (int k = 0; k < arCount; k++) {
        error -= arTerms[k] * w[t - arLags[k]];
      }
      for (int k = 0; k < maCount && maLags[k] <= t; k++) {
        error -= maTerms[k] * e[t - maLags[k]];
      }
      e[t] = error;
    }
    for (int t = settled; t < to; t++) {
      double error = w[t];
      for (int k = 0; k < arCount; k++) {
        error -= arTerms[k] * w[t - arLags[k]];
      }
      for (int k = 0; k < maCount; k++) {
        error -= maTerms[k] * e[t - maLags[k]];
      }
      e[t] = error;
    }
  }
}
