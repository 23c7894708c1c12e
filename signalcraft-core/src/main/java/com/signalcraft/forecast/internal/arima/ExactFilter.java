package com.signalcraft.forecast.internal.arima;

import java.util.Arrays;

/**
 * Exact one-step prediction errors of complete columns, by the recursions of Morf, Sidhu and
 * Kailath (1974; Pearlman, 1980; Mélard, 1984): the covariance of the state changes by a matrix of
 * rank one at each step, ΔP = −L Lᵀ/F, so that a step takes time proportional to the dimension of
 * the state and not to its square. Once the variance has come down to that of the errors, the
 * errors follow by their own recursion, which takes time proportional to the terms of the model.
 * Not thread-safe.
 */
final class ExactFilter implements ArmaFilter {

  /** So close to its limit the variance is at it; the gain then is, too, to the same order. */
  private static final double SETTLED = 1e-10;

  private static final double GREAT = 1e200;

  private final StationaryStart start;
  private final double[] covariances;
  private final double[] gain;
  private final double[] change;
  private final double[][] states;

  /**
   * For models up to a size.
   *
   * @param longest the greatest of p + mP and q + mQ
   * @param columns the most columns
   */
  ExactFilter(int longest, int columns) {
    start = new StationaryStart(longest);
    covariances = new double[longest + 3];
    gain = new double[longest + 3];
    change = new double[longest + 3];
    states = new double[columns][longest + 3];
  }

  @Override
  public int skipped(Polynomials model) {
    return 0;
  }

  @Override
  public double filter(
      Polynomials model, double[][] columns, int count, int size, double[][] into) {
    if (!start.covariances(model, covariances)) {
      return Double.NaN;
    }
    int r = model.dimension();
    double[] phi = model.phi;
    double variance = covariances[0];
    covariances[r] = 0;
    for (int i = 0; i < r; i++) {
      gain[i] = covariances[i + 1] + phi[i] * variance;
      change[i] = gain[i];
    }
    gain[r] = 0;
    change[r] = 0;
    for (int c = 0; c < count; c++) {
      Arrays.fill(states[c], 0, r + 1, 0);
    }
    double product = 1;
    double logarithms = 0;
    int t = 0;
    while (t < size && variance - 1 > SETTLED) {
      double inverse = 1 / variance;
      double root = Math.sqrt(inverse);
      for (int c = 0; c < count; c++) {
        step(phi, r, states[c], columns[c][t], inverse, root, into[c], t);
      }
      product *= variance;
      if (product > GREAT) {
        logarithms += Math.log(product);
        product = 1;
      }
      double first = change[0];
      double ratio = first * inverse;
      shrink(phi, r, first, ratio);
      variance -= first * ratio;
      t++;
    }
    if (!(variance > 0.5)) {
      return Double.NaN;
    }
    logarithms += Math.log(product);
    if (t < size) {
      for (int i = 0; i < r; i++) {
        gain[i] = phi[i] + model.theta[i];
      }
      int settled = Math.min(size, t + r);
      for (; t < settled; t++) {
        for (int c = 0; c < count; c++) {
          step(phi, r, states[c], columns[c][t], 1, 1, into[c], t);
        }
      }
      for (int c = 0; c < count; c++) {
        ConditionalFilter.run(model, columns[c], into[c], t, size);
      }
    }
    return logarithms;
  }

  private void step(
      double[] phi,
      int r,
      double[] state,
      double value,
      double inverse,
      double root,
      double[] into,
      int t) {
    double predicted = state[0];
    double error = value - predicted;
    into[t] = error * root;
    double scaled = error * inverse;
    double[] k = gain;
    for (int i = 0; i < r; i++) {
      state[i] = state[i + 1] + phi[i] * predicted + k[i] * scaled;
    }
  }

  private void shrink(double[] phi, int r, double first, double ratio) {
    double[] k = gain;
    double[] l = change;
    for (int i = 0; i < r; i++) {
      double moved = l[i + 1] + phi[i] * first;
      double old = k[i];
      k[i] = old - moved * ratio;
      l[i] = moved - old * ratio;
    }
  }
}
