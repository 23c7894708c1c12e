package com.signalcraft.forecast;

import java.util.Arrays;

/**
 * The least squares fit of some of the terms of a {@link LeastSquares} factor, which costs nothing
 * in the number of observations. A term that is a linear combination of those before it, up to 1e-9
 * of its length, is dropped: its coefficient is 0. Immutable.
 */
final class SubsetFit {

  private static final double DEPENDENT = 1e-9;

  private final int[] terms;
  private final double[][] triangle;
  private final double[] coefficients;
  private final double residualSumOfSquares;

  private SubsetFit(
      int[] terms, double[][] triangle, double[] coefficients, double residualSumOfSquares) {
    this.terms = terms;
    this.triangle = triangle;
    this.coefficients = coefficients;
    this.residualSumOfSquares = residualSumOfSquares;
  }

  /** The fit of some terms, given by their columns in the factor, in order. */
  static SubsetFit of(double[][] factor, int[] wanted) {
    int size = factor.length;
    double[] response = column(factor, size - 1);
    double[][] q = new double[wanted.length][];
    for (int j = 0; j < wanted.length; j++) {
      q[j] = column(factor, wanted[j]);
    }
    int[] kept = new int[wanted.length];
    double[][] r = new double[wanted.length][wanted.length];
    int rank = 0;
    for (int j = 0; j < wanted.length; j++) {
      double[] v = q[j];
      double whole = norm(v, 0);
      double rest = norm(v, rank);
      if (rest > DEPENDENT * whole) {
        double alpha = -Math.copySign(rest, v[rank]);
        System.arraycopy(v, 0, r[rank], 0, rank);
        r[rank][rank] = alpha;
        v[rank] -= alpha;
        double tau = 1 / (rest * (rest + Math.abs(v[rank] + alpha)));
        for (int l = j + 1; l < wanted.length; l++) {
          reflect(v, rank, tau, q[l]);
        }
        reflect(v, rank, tau, response);
        kept[rank] = wanted[j];
        rank++;
      }
    }
    double rest = norm(response, rank);
    double[] beta = new double[rank];
    for (int k = rank - 1; k >= 0; k--) {
      double sum = response[k];
      for (int j = k + 1; j < rank; j++) {
        sum -= r[j][k] * beta[j];
      }
      beta[k] = sum / r[k][k];
    }
    return new SubsetFit(Arrays.copyOf(kept, rank), Arrays.copyOf(r, rank), beta, rest * rest);
  }

  /** How many terms have a coefficient. */
  int rank() {
    return terms.length;
  }

  /** How many terms from one column to another, exclusive, have a coefficient. */
  int count(int from, int to) {
    int count = 0;
    for (int term : terms) {
      if (term >= from && term < to) {
        count++;
      }
    }
    return count;
  }

  /** The sum of the squared residuals. */
  double residualSumOfSquares() {
    return residualSumOfSquares;
  }

  /** The share in the fitted value of the terms from one column to another, exclusive. */
  double value(double[] row, int from, int to) {
    double sum = 0;
    for (int k = 0; k < terms.length; k++) {
      if (terms[k] >= from && terms[k] < to) {
        sum += coefficients[k] * row[terms[k]];
      }
    }
    return sum;
  }

  /** x₀ᵀ(XᵀX)⁻¹x₀: the variance of the fitted value at a row, in units of that of the noise. */
  double leverage(double[] row) {
    double[] z = new double[terms.length];
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      double left = row[terms[k]];
      for (int i = 0; i < k; i++) {
        left -= triangle[k][i] * z[i];
      }
      z[k] = left / triangle[k][k];
      sum += z[k] * z[k];
    }
    return sum;
  }

  private static double[] column(double[][] factor, int column) {
    double[] values = new double[factor.length];
    for (int i = 0; i <= column; i++) {
      values[i] = factor[i][column];
    }
    return values;
  }

  private static double norm(double[] v, int from) {
    double sum = 0;
    for (int i = from; i < v.length; i++) {
      sum += v[i] * v[i];
    }
    return Math.sqrt(sum);
  }

  private static void reflect(double[] v, int from, double tau, double[] x) {
    double sum = 0;
    for (int i = from; i < v.length; i++) {
      sum += v[i] * x[i];
    }
    double scale = tau * sum;
    for (int i = from; i < v.length; i++) {
      x[i] -= scale * v[i];
    }
  }
}
