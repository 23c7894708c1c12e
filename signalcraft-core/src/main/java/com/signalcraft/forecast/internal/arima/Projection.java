package com.signalcraft.forecast.internal.arima;

import java.util.Arrays;

/**
 * Takes regressors out of a series by least squares, through the normal equations. A regressor that
 * the ones before it explain has the coefficient zero. Not thread-safe.
 */
final class Projection {

  /** Of the variance of a regressor so much must be its own. */
  private static final double OWN = 1e-11;

  private final double[][] factor;
  private final double[] coefficients;

  /**
   * For problems up to a size.
   *
   * @param regressors the most regressors
   */
  Projection(int regressors) {
    factor = new double[regressors][regressors];
    coefficients = new double[regressors];
  }

  /**
   * Regresses the first column on the others and leaves its residuals in place.
   *
   * @param columns the columns
   * @param count how many of them, the first one included
   * @param from the first row
   * @param to the row after the last one
   */
  void takeOut(double[][] columns, int count, int from, int to) {
    int k = count - 1;
    double[] y = columns[0];
    for (int j = 0; j < k; j++) {
      double[] x = columns[j + 1];
      double own = 0;
      for (int i = 0; i <= j; i++) {
        double sum = dot(x, columns[i + 1], from, to);
        own = sum;
        for (int h = 0; h < i; h++) {
          sum -= factor[j][h] * factor[i][h];
        }
        if (i < j) {
          factor[j][i] = factor[i][i] > 0 ? sum / factor[i][i] : 0;
        } else {
          factor[j][j] = sum > OWN * own ? Math.sqrt(sum) : 0;
        }
      }
      double sum = dot(x, y, from, to);
      for (int h = 0; h < j; h++) {
        sum -= factor[j][h] * coefficients[h];
      }
      coefficients[j] = factor[j][j] > 0 ? sum / factor[j][j] : 0;
    }
    for (int j = k - 1; j >= 0; j--) {
      double sum = coefficients[j];
      for (int h = j + 1; h < k; h++) {
        sum -= factor[h][j] * coefficients[h];
      }
      coefficients[j] = factor[j][j] > 0 ? sum / factor[j][j] : 0;
      double b = coefficients[j];
      double[] x = columns[j + 1];
      if (b != 0) {
        for (int t = from; t < to; t++) {
          y[t] -= b * x[t];
        }
      }
    }
  }

  /**
   * The coefficients found last.
   *
   * @param count how many
   * @return a new array
   */
  double[] coefficients(int count) {
    return Arrays.copyOf(coefficients, count);
  }

  /**
   * The roots of the diagonal of the inverse of the regressors' products.
   *
   * @param count how many regressors there were
   * @return a new array; NaN for a regressor that the ones before it explain
   */
  double[] errors(int count) {
    double[] errors = new double[count];
    double[] column = new double[count];
    for (int j = 0; j < count; j++) {
      // Row j of the inverse of the factor's transpose, by forward substitution.
      double sum = 0;
      for (int i = j; i < count; i++) {
        double value = i == j ? 1 : 0;
        for (int h = j; h < i; h++) {
          value -= factor[i][h] * column[h];
        }
        column[i] = factor[i][i] > 0 ? value / factor[i][i] : 0;
        sum += column[i] * column[i];
      }
      errors[j] = factor[j][j] > 0 ? Math.sqrt(sum) : Double.NaN;
    }
    return errors;
  }

  private static double dot(double[] a, double[] b, int from, int to) {
    double even = 0;
    double odd = 0;
    int t = from;
    for (; t + 1 < to; t += 2) {
      even += a[t] * b[t];
      odd += a[t + 1] * b[t + 1];
    }
    return t < to ? even + odd + a[t] * b[t] : even + odd;
  }
}
