package com.signalcraft.forecast.internal.prophet;

/**
 * The lower triangular factor of a positive semidefinite matrix, in place. A column that depends on
 * those before it, up to rounding, gets an infinite pivot: its unknown is 0, and it tells nothing
 * of later ones. Stateless.
 */
final class Cholesky {

  private static final double ROUNDING = 1e-14;

  private Cholesky() {}

  /** Replaces the lower triangle of the first rows by the factor. */
  static void factor(double[][] a, int size) {
    for (int j = 0; j < size; j++) {
      double[] row = a[j];
      double diagonal = row[j];
      for (int i = 0; i < j; i++) {
        double[] above = a[i];
        double sum = row[i];
        for (int k = 0; k < i; k++) {
          sum -= row[k] * above[k];
        }
        row[i] = sum / above[i];
      }
      double pivot = diagonal;
      for (int k = 0; k < j; k++) {
        pivot -= row[k] * row[k];
      }
      row[j] = pivot > diagonal * ROUNDING ? Math.sqrt(pivot) : Double.POSITIVE_INFINITY;
    }
  }

  /** Solves L x = b in place. */
  static void forward(double[][] l, int size, double[] b) {
    for (int i = 0; i < size; i++) {
      double[] row = l[i];
      double sum = b[i];
      for (int k = 0; k < i; k++) {
        sum -= row[k] * b[k];
      }
      b[i] = sum / row[i];
    }
  }

  /** Solves Lᵀ x = b in place. */
  static void backward(double[][] l, int size, double[] b) {
    for (int i = size - 1; i >= 0; i--) {
      double[] row = l[i];
      double x = b[i] / row[i];
      b[i] = x;
      for (int k = 0; k < i; k++) {
        b[k] -= row[k] * x;
      }
    }
  }
}
