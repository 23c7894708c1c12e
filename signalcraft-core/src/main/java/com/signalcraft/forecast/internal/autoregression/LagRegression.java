package com.signalcraft.forecast.internal.autoregression;

/**
 * Least squares with a ridge penalty of a series on its own lags (Hoerl and Kennard, 1970), by the
 * normal equations of standardised values. Immutable once made.
 */
final class LagRegression {

  /** A pivot below this share of its diagonal is a lag that says nothing of its own. */
  private static final double RANK = 1e-12;

  private final int[] lags;
  private final double[] coefficients;
  private final double intercept;
  private final double sigma;

  private LagRegression(int[] lags, double[] coefficients, double intercept, double sigma) {
    this.lags = lags;
    this.coefficients = coefficients;
    this.intercept = intercept;
    this.sigma = sigma;
  }

  /** A regression whose coefficients are known. */
  static LagRegression of(int[] lags, double[] coefficients, double intercept, double sigma) {
    return new LagRegression(lags, coefficients, intercept, sigma);
  }

  /**
   * Fits the coefficients.
   *
   * @param z the values, none missing, of about unit scale
   * @param observed whether a value was observed; others serve as lags alone
   * @param lags ascending
   * @param ridge the penalty for each row
   */
  static LagRegression fit(double[] z, boolean[] observed, int[] lags, double ridge) {
    int p = lags.length + 1;
    int first = lags[lags.length - 1];
    double[][] gram = new double[p][p];
    double[] moment = new double[p];
    double[] row = new double[p];
    row[p - 1] = 1;
    int rows = 0;
    for (int t = first; t < z.length; t++) {
      if (observed[t]) {
        for (int j = 0; j < p - 1; j++) {
          row[j] = z[t - lags[j]];
        }
        double y = z[t];
        for (int i = 0; i < p; i++) {
          double x = row[i];
          double[] line = gram[i];
          for (int j = 0; j <= i; j++) {
            line[j] += x * row[j];
          }
          moment[i] += x * y;
        }
        rows++;
      }
    }
    for (int i = 0; i < p - 1; i++) {
      gram[i][i] += ridge * rows;
    }
    double[] b = solve(gram, moment);
    LagRegression found = new LagRegression(lags, java.util.Arrays.copyOf(b, p - 1), b[p - 1], 0);
    double sum = 0;
    for (int t = first; t < z.length; t++) {
      if (observed[t]) {
        double rest = z[t] - found.next(z, t);
        sum += rest * rest;
      }
    }
    double sigma = Math.sqrt(sum / Math.max(1, rows - p));
    return new LagRegression(lags, found.coefficients, found.intercept, sigma);
  }

  /** Cholesky factorisation in place; a dependent column gets the coefficient 0. */
  private static double[] solve(double[][] a, double[] b) {
    int p = b.length;
    double[] x = b.clone();
    for (int j = 0; j < p; j++) {
      double diagonal = a[j][j];
      double pivot = diagonal;
      for (int k = 0; k < j; k++) {
        pivot -= a[j][k] * a[j][k];
      }
      boolean dependent = pivot <= RANK * diagonal;
      a[j][j] = dependent ? 0 : Math.sqrt(pivot);
      for (int i = j + 1; i < p; i++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= a[i][k] * a[j][k];
        }
        a[i][j] = dependent ? 0 : sum / a[j][j];
      }
    }
    for (int i = 0; i < p; i++) {
      for (int k = 0; k < i; k++) {
        x[i] -= a[i][k] * x[k];
      }
      x[i] = a[i][i] == 0 ? 0 : x[i] / a[i][i];
    }
    for (int i = p - 1; i >= 0; i--) {
      for (int k = i + 1; k < p; k++) {
        x[i] -= a[k][i] * x[k];
      }
      x[i] = a[i][i] == 0 ? 0 : x[i] / a[i][i];
    }
    return x;
  }

  /** The expected value at an index, from the values before it. */
  double next(double[] z, int index) {
    double value = intercept;
    for (int j = 0; j < lags.length; j++) {
      value += coefficients[j] * z[index - lags[j]];
    }
    return value;
  }

  /**
   * The weights of past shocks: ψ of the moving-average form (Box and Jenkins, 1976, section 5.1).
   */
  double[] psi(int steps) {
    double[] psi = new double[steps];
    for (int i = 0; i < steps; i++) {
      double value = i == 0 ? 1 : 0;
      for (int j = 0; j < lags.length && lags[j] <= i; j++) {
        value += coefficients[j] * psi[i - lags[j]];
      }
      psi[i] = value;
    }
    return psi;
  }

  /** The same with its coefficients drawn towards zero, each by the share's power of its lag. */
  LagRegression damped(double share) {
    double[] less = new double[lags.length];
    for (int j = 0; j < less.length; j++) {
      less[j] = coefficients[j] * Math.pow(share, lags[j]);
    }
    return new LagRegression(lags, less, intercept, sigma);
  }

  int[] lags() {
    return lags;
  }

  double[] coefficients() {
    return coefficients;
  }

  double intercept() {
    return intercept;
  }

  double sigma() {
    return sigma;
  }
}
