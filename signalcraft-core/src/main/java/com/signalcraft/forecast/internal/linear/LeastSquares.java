package com.signalcraft.forecast.internal.linear;

/**
 * The triangular factor of a regression, built row by row: Householder reflections of blocks of
 * rows onto the factor so far (Golub and Van Loan, Matrix Computations, 4th ed., section 5.2), so
 * that memory does not grow with the rows and nothing is squared as it would be in the normal
 * equations. The last column is the response. Holds state; not thread-safe.
 */
final class LeastSquares {

  private static final int BLOCK = 256;

  private final int columns;
  private final double[][] factor;
  private final double[][] block;
  private int filled;
  private int rows;

  /** For rows of so many terms, and a response after them. */
  LeastSquares(int terms) {
    columns = terms + 1;
    factor = new double[columns][columns];
    block = new double[columns][BLOCK];
  }

  /** Adds an observation: its terms and its response. */
  void add(double[] terms, double response) {
    for (int j = 0; j < columns - 1; j++) {
      block[j][filled] = terms[j];
    }
    block[columns - 1][filled] = response;
    rows++;
    filled++;
    if (filled == BLOCK) {
      absorb();
    }
  }

  /** How many observations were added. */
  int rows() {
    return rows;
  }

  /**
   * The factor R of [X y] = QR, upper triangular; the last column holds Qᵀy and, at its end, the
   * length of the residuals.
   */
  double[][] factor() {
    absorb();
    return factor;
  }

  private void absorb() {
    int m = filled;
    for (int k = 0; k < columns; k++) {
      double[] v = block[k];
      double below = dot(v, v, m);
      if (below > 0) {
        double diagonal = factor[k][k];
        double norm = -Math.copySign(Math.sqrt(diagonal * diagonal + below), diagonal);
        double head = diagonal - norm;
        double tau = 2 / (head * head + below);
        factor[k][k] = norm;
        for (int j = k + 1; j < columns; j++) {
          double[] other = block[j];
          double scale = tau * (head * factor[k][j] + dot(v, other, m));
          factor[k][j] -= scale * head;
          for (int i = 0; i < m; i++) {
            other[i] -= scale * v[i];
          }
        }
      }
    }
    filled = 0;
  }

  /** The scalar product of the first values, in four sums that do not wait for each other. */
  private static double dot(double[] a, double[] b, int length) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < length; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
