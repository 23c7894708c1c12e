package com.signalcraft.forecast.internal.arima;

import java.util.Arrays;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Standard errors of coefficients: the inverse of the matrix of second differences of the negative
 * log-likelihood, regression and variance concentrated out; those of the regression are by
 * generalised least squares. Stateless.
 */
final class StandardErrors {

  /** Steps of differences, tried in turn until none leaves the stationary region. */
  private static final double[] STEPS = {1e-3, 1e-4, 1e-5};

  private StandardErrors() {}

  /**
   * Of the coefficients φ, θ, Φ and Θ.
   *
   * @param objective the exact likelihood of the model
   * @param coefficients the estimates
   * @return a standard error for each, NaN where the likelihood is not curved as at a maximum
   */
  static double[] of(ArmaObjective objective, double[] coefficients) {
    int k = coefficients.length;
    double[] errors = new double[k];
    Arrays.fill(errors, Double.NaN);
    if (k == 0) {
      return errors;
    }
    for (double step : STEPS) {
      RealMatrix curvature = curvature(objective, coefficients, step);
      if (curvature.getNorm() < Double.POSITIVE_INFINITY) {
        LUDecomposition decomposition = new LUDecomposition(curvature);
        if (decomposition.getSolver().isNonSingular()) {
          RealMatrix inverse = decomposition.getSolver().getInverse();
          for (int i = 0; i < k; i++) {
            errors[i] = Math.sqrt(inverse.getEntry(i, i));
          }
        }
        return errors;
      }
    }
    return errors;
  }

  private static RealMatrix curvature(ArmaObjective objective, double[] at, double step) {
    int k = at.length;
    double[] work = new double[objective.sample().size()];
    double[] point = at.clone();
    RealMatrix curvature = MatrixUtils.createRealMatrix(k, k);
    for (int i = 0; i < k; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int corner = 0; corner < 4; corner++) {
          int first = (corner & 1) == 0 ? 1 : -1;
          int second = (corner & 2) == 0 ? 1 : -1;
          point[i] += first * step;
          point[j] += second * step;
          sum += first * second * negativeLogLikelihood(objective, point, work);
          point[i] = at[i];
          point[j] = at[j];
        }
        double second = sum / (4 * step * step);
        // NaN, where a point is not allowed, must be seen in the norm.
        double entry = Double.isFinite(second) ? second : Double.POSITIVE_INFINITY;
        curvature.setEntry(i, j, entry);
        curvature.setEntry(j, i, entry);
      }
    }
    return curvature;
  }

  private static double negativeLogLikelihood(
      ArmaObjective objective, double[] point, double[] work) {
    double squares = objective.atCoefficients(point, work);
    return squares < Double.POSITIVE_INFINITY
        ? 0.5 * objective.sample().observed() * Math.log(squares)
        : Double.NaN;
  }
}
