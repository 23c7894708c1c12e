package com.signalcraft.forecast.internal.optim;

import java.util.Arrays;

/**
 * Least squares of residuals that are no linear function of their parameters, by damped
 * Gauss-Newton steps (Levenberg, 1944; Marquardt, 1963; damping as in Nielsen, 1999,
 * IMM-REP-1999-05) with forward differences. An instance solves problems up to a size one after the
 * other, without new arrays; not thread-safe.
 */
public final class LevenbergMarquardt {

  /** The step of a difference: the root of the rounding error of residuals, by experience. */
  private static final double STEP = 1e-6;

  private static final double FIRST_DAMPING = 1e-3;
  private static final double GREATEST_DAMPING = 1e10;

  private final double[][] jacobian;
  private final double[] residuals;
  private final double[] tried;
  private final double[] next;
  private final double[] gradient;
  private final double[] step;
  private final double[][] normal;
  private final double[][] damped;
  private int evaluations;

  /** What is to be made small. */
  @FunctionalInterface
  public interface Residuals {
    /**
     * Computes the residuals.
     *
     * @param point the parameters
     * @param into takes the residuals
     * @return the sum of their squares; not finite where the point is not allowed
     */
    double at(double[] point, double[] into);
  }

  /**
   * A solver.
   *
   * @param parameters the most parameters, at least 0
   * @param size how many residuals there are at most
   */
  public LevenbergMarquardt(int parameters, int size) {
    jacobian = new double[parameters][size];
    residuals = new double[size];
    tried = new double[size];
    next = new double[parameters];
    gradient = new double[parameters];
    step = new double[parameters];
    normal = new double[parameters][parameters];
    damped = new double[parameters][parameters];
  }

  /**
   * How often the residuals were computed for the last problem.
   *
   * @return the count
   */
  public int evaluations() {
    return evaluations;
  }

  /**
   * Minimises the sum of squares.
   *
   * @param problem the residuals
   * @param size how many residuals there are
   * @param point where to begin; becomes the solution
   * @param parameters how many of the numbers of the point are parameters, from its beginning
   * @param tolerance ends where a step promises, or brings, a relative improvement below this
   * @param iterations the most steps, refused ones included
   * @return the sum of squares at the solution; not finite where the beginning is not allowed
   */
  public double minimise(
      Residuals problem,
      int size,
      double[] point,
      int parameters,
      double tolerance,
      int iterations) {
    evaluations = 1;
    double value = problem.at(point, residuals);
    if (parameters == 0 || !(value > 0) || value == Double.POSITIVE_INFINITY) {
      return value;
    }
    double damping = FIRST_DAMPING;
    double growth = 2;
    boolean moved = true;
    for (int i = 0; i < iterations; i++) {
      if (moved) {
        differentiate(problem, size, point, parameters, value);
      }
      double promised = solve(parameters, damping);
      if (!(promised > tolerance * value)) {
        return value;
      }
      System.arraycopy(point, 0, next, 0, parameters);
      for (int j = 0; j < parameters; j++) {
        next[j] += step[j];
      }
      evaluations++;
      double reached = problem.at(next, tried);
      moved = reached < value;
      if (moved) {
        double gain = value - reached;
        System.arraycopy(next, 0, point, 0, parameters);
        System.arraycopy(tried, 0, residuals, 0, size);
        boolean done = gain <= tolerance * value;
        value = reached;
        if (done || value == 0) {
          return value;
        }
        double ratio = 2 * gain / promised - 1;
        damping *= Math.max(1.0 / 10, 1 - ratio * ratio * ratio);
        growth = 2;
      } else {
        damping *= growth;
        growth *= 2;
        if (damping > GREATEST_DAMPING) {
          return value;
        }
      }
    }
    return value;
  }

  private void differentiate(
      Residuals problem, int size, double[] point, int parameters, double value) {
    for (int j = 0; j < parameters; j++) {
      double before = point[j];
      double h = STEP * Math.max(1, Math.abs(before));
      point[j] = before + h;
      double[] column = jacobian[j];
      double at = problem.at(point, column);
      if (!Double.isFinite(at)) {
        h = -h;
        point[j] = before + h;
        at = problem.at(point, column);
      }
      evaluations++;
      point[j] = before;
      if (!Double.isFinite(at)) {
        Arrays.fill(column, 0, size, 0);
      } else {
        double inverse = 1 / h;
        for (int t = 0; t < size; t++) {
          column[t] = (column[t] - residuals[t]) * inverse;
        }
      }
    }
    for (int j = 0; j < parameters; j++) {
      gradient[j] = dot(jacobian[j], residuals, size);
      for (int k = 0; k <= j; k++) {
        normal[j][k] = dot(jacobian[j], jacobian[k], size);
      }
      // A parameter without any effect stays where it is.
      if (!(normal[j][j] > 1e-30 * value)) {
        normal[j][j] = 1e-30 * value;
      }
    }
  }

  /** Solves (N + damping·diag N) step = −g; gives the improvement that the model promises. */
  private double solve(int parameters, double damping) {
    for (int j = 0; j < parameters; j++) {
      System.arraycopy(normal[j], 0, damped[j], 0, j + 1);
      damped[j][j] *= 1 + damping;
      for (int k = 0; k <= j; k++) {
        double sum = damped[j][k];
        for (int i = 0; i < k; i++) {
          sum -= damped[j][i] * damped[k][i];
        }
        if (k < j) {
          damped[j][k] = sum / damped[k][k];
        } else {
          damped[j][j] = Math.sqrt(Math.max(sum, 1e-14 * damped[j][j]));
        }
      }
    }
    for (int j = 0; j < parameters; j++) {
      double sum = -gradient[j];
      for (int i = 0; i < j; i++) {
        sum -= damped[j][i] * step[i];
      }
      step[j] = sum / damped[j][j];
    }
    for (int j = parameters - 1; j >= 0; j--) {
      double sum = step[j];
      for (int i = j + 1; i < parameters; i++) {
        sum -= damped[i][j] * step[i];
      }
      step[j] = sum / damped[j][j];
    }
    double promised = 0;
    for (int j = 0; j < parameters; j++) {
      promised += step[j] * (damping * normal[j][j] * step[j] - gradient[j]);
    }
    return promised;
  }

  private static double dot(double[] a, double[] b, int size) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int t = 0;
    for (; t + 3 < size; t += 4) {
      sum0 += a[t] * b[t];
      sum1 += a[t + 1] * b[t + 1];
      sum2 += a[t + 2] * b[t + 2];
      sum3 += a[t + 3] * b[t + 3];
    }
    for (; t < size; t++) {
      sum0 += a[t] * b[t];
    }
    return sum0 + sum1 + (sum2 + sum3);
  }
}
