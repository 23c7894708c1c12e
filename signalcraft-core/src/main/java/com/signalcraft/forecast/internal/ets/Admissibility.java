package com.signalcraft.forecast.internal.ets;

/**
 * Whether the errors that a model makes die out, so that its forecasts do not depend on the distant
 * past: the admissible region of Hyndman, Akram and Archibald (2008, Annals of the Institute of
 * Statistical Mathematics 60) and of Hyndman et al. (2008, chapter 10). Within the usual region
 * only models with both a trend and a season can leave it. Not thread-safe; a check allocates
 * nothing.
 */
final class Admissibility {

  private final double[] polynomial;

  Admissibility(int seasonLength) {
    polynomial = new double[seasonLength + 2];
  }

  boolean holds(EtsShape shape, double[] x) {
    if (shape.m == 1 || !shape.hasTrend || shape.growth) {
      return true;
    }
    int m = shape.m;
    double alpha = x[EtsShape.ALPHA];
    double beta = shape.beta(x);
    double gamma = shape.gamma(x);
    double phi = shape.phi(x);
    // All roots of the characteristic equation of the model must lie within the unit circle.
    polynomial[0] = 1;
    polynomial[1] = alpha + beta - phi;
    for (int i = 2; i < m; i++) {
      polynomial[i] = alpha + beta - alpha * phi;
    }
    polynomial[m] = alpha + beta - alpha * phi + gamma - 1;
    polynomial[m + 1] = phi * (1 - alpha - gamma);
    return stable(polynomial, m + 1);
  }

  /**
   * Whether all roots of a₀zⁿ + a₁zⁿ⁻¹ + … + aₙ lie within the unit circle, by the recursion of
   * Schur and Cohn, which lowers the degree one by one. Overwrites the coefficients.
   */
  static boolean stable(double[] a, int degree) {
    for (int n = degree; n > 0; n--) {
      double ratio = a[n] / a[0];
      if (!(Math.abs(ratio) < 1)) {
        return false;
      }
      for (int i = 0, k = n; i <= k; i++, k--) {
        double low = a[i] - ratio * a[k];
        double high = a[k] - ratio * a[i];
        a[i] = low;
        a[k] = high;
      }
    }
    return true;
  }
}
