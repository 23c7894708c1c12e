package com.signalcraft.forecast.internal.arima;

/**
 * Means and standard errors of what follows a history: the state moved on, and the weights ψ of
 * past errors in the integrated process (Box and Jenkins, 1976, section 5.1), with what the filter
 * did not yet know of the state added.
 *
 * @param means the means without regression and constant, on the model's scale
 * @param errors their standard errors, on the model's scale
 */
@SuppressWarnings("ArrayRecordComponent") // internal; made once, never changed after
record Outlook(double[] means, double[] errors) {

  /**
   * Looks ahead.
   *
   * @param model the model
   * @param pass what it made of the history
   * @param steps how far
   * @return one mean and error for each step
   */
  static Outlook of(ArimaModel model, FilterPass pass, int steps) {
    double[] means = new double[steps];
    double[] errors = new double[steps];
    Polynomials polynomials = model.polynomials();
    Differencing differencing = Differencing.of(model.order());
    double unit = model.sigma() > 0 ? model.sigma() : 1;
    int r = polynomials.dimension();
    double[] a = pass.state().clone();
    double[] weights = weights(polynomials, differencing, steps);
    double[] loading = loading(differencing, r);
    double sum = 0;
    for (int h = 0; h < steps; h++) {
      means[h] = unit * move(polynomials, differencing, a, r);
      sum += weights[h] * weights[h];
      errors[h] = model.sigma() * Math.sqrt(Math.max(0, sum + spread(pass.excess(), loading)));
      if (pass.excess().length > 0) {
        transpose(polynomials, differencing, loading, r);
      }
    }
    return new Outlook(means, errors);
  }

  /** ψ₀ = 1, ψ₁, …: the series φ⁻¹(B)(1 − B)⁻ᵈ(1 − Bᵐ)⁻ᴰθ(B). */
  private static double[] weights(Polynomials polynomials, Differencing differencing, int steps) {
    double[] inner = new double[steps];
    double[] weights = new double[steps];
    for (int j = 0; j < steps; j++) {
      double value = j == 0 ? 1 : j <= polynomials.maLength ? polynomials.theta[j - 1] : 0;
      for (int k = 0; k < polynomials.arCount && polynomials.arLags[k] <= j; k++) {
        value += polynomials.arTerms[k] * inner[j - polynomials.arLags[k]];
      }
      inner[j] = value;
      for (int k = 0; k < differencing.lags().length && differencing.lags()[k] <= j; k++) {
        value += differencing.terms()[k] * weights[j - differencing.lags()[k]];
      }
      weights[j] = value;
    }
    return weights;
  }

  /** Gives the value that a state predicts, and moves it on by a step. */
  private static double move(
      Polynomials polynomials, Differencing differencing, double[] a, int r) {
    double value = a[0];
    for (int k = 0; k < differencing.lags().length; k++) {
      value += differencing.terms()[k] * a[r + differencing.lags()[k] - 1];
    }
    double first = a[0];
    for (int i = 0; i < r; i++) {
      a[i] = (i + 1 < r ? a[i + 1] : 0) + polynomials.phi[i] * first;
    }
    if (a.length > r) {
      System.arraycopy(a, r, a, r + 1, a.length - r - 1);
      a[r] = value;
    }
    return value;
  }

  /** How the state enters the value of the next step. */
  private static double[] loading(Differencing differencing, int r) {
    double[] z = new double[r + differencing.length()];
    z[0] = 1;
    for (int k = 0; k < differencing.lags().length; k++) {
      z[r + differencing.lags()[k] - 1] = differencing.terms()[k];
    }
    return z;
  }

  /** How the state of now enters the value of one step later: z ← Tᵀz. */
  private static void transpose(
      Polynomials polynomials, Differencing differencing, double[] z, int r) {
    double first = 0;
    for (int i = 0; i < r; i++) {
      first += polynomials.phi[i] * z[i];
    }
    System.arraycopy(z, 0, z, 1, r - 1);
    z[0] = first;
    if (z.length > r) {
      double past = z[r];
      z[0] += past;
      System.arraycopy(z, r + 1, z, r, z.length - r - 1);
      z[z.length - 1] = 0;
      for (int k = 0; k < differencing.lags().length; k++) {
        z[r + differencing.lags()[k] - 1] += differencing.terms()[k] * past;
      }
    }
  }

  private static double spread(double[][] covariance, double[] z) {
    double sum = 0;
    for (int i = 0; i < covariance.length; i++) {
      double row = 0;
      for (int j = 0; j < covariance.length; j++) {
        row += covariance[i][j] * z[j];
      }
      sum += row * z[i];
    }
    return sum;
  }
}
