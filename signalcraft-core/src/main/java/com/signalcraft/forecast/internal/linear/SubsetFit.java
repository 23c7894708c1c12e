package com.signalcraft.forecast.internal.linear;

import com.signalcraft.common.internal.StateReader;
import com.signalcraft.common.internal.StateWriter;
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

  void store(StateWriter out) {
    out.putCounted(terms).put(coefficients).put(residualSumOfSquares);
    for (int k = 0; k < terms.length; k++) {
      for (int i = 0; i <= k; i++) {
        out.put(triangle[k][i]);
      }
    }
  }

  static SubsetFit read(StateReader in, int columns) {
    int[] terms = new int[in.getInt(0, columns)];
    for (int k = 0; k < terms.length; k++) {
      terms[k] = in.getInt(k == 0 ? 0 : terms[k - 1] + 1, columns - 1);
    }
    double[] coefficients = new double[terms.length];
    in.fill(coefficients);
    double squares = in.getDouble();
    double[][] triangle = new double[terms.length][terms.length];
    for (int k = 0; k < terms.length; k++) {
      for (int i = 0; i <= k; i++) {
        triangle[k][i] = in.getDouble();
      }
    }
    return new SubsetFit(terms, triangle, coefficients, squares);
  }

  /** The columns of the terms that have a coefficient, in order. */
  int[] terms() {
    return terms.clone();
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

  /** The fitted value at a row. */
  double value(double[] row) {
    double sum = 0;
    for (int k = 0; k < terms.length; k++) {
      sum += coefficients[k] * row[terms[k]];
    }
    return sum;
  }

  /** Adds the terms of a row, times a factor, to a gradient. */
  void addTo(double[] gradient, double[] row, double factor) {
    for (int k = 0; k < terms.length; k++) {
      gradient[k] += factor * row[terms[k]];
    }
  }

  /** This fit with (XᵀX)⁻¹ times a gradient Xᵀr added to its coefficients. */
  SubsetFit moved(double[] gradient) {
    int rank = terms.length;
    double[] z = new double[rank];
    for (int k = 0; k < rank; k++) {
      double left = gradient[k];
      for (int i = 0; i < k; i++) {
        left -= triangle[k][i] * z[i];
      }
      z[k] = left / triangle[k][k];
    }
    double[] moved = coefficients.clone();
    for (int k = rank - 1; k >= 0; k--) {
      for (int j = k + 1; j < rank; j++) {
        z[k] -= triangle[j][k] * z[j];
      }
      z[k] /= triangle[k][k];
      moved[k] += z[k];
    }
    return new SubsetFit(terms, triangle, moved, residualSumOfSquares);
  }

  /** The length of the difference of the fitted values from another fit's of the same terms. */
  double distance(SubsetFit other) {
    double sum = 0;
    for (int i = 0; i < terms.length; i++) {
      double part = 0;
      for (int j = i; j < terms.length; j++) {
        part += triangle[j][i] * (coefficients[j] - other.coefficients[j]);
      }
      sum += part * part;
    }
    return Math.sqrt(sum);
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
