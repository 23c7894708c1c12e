package com.signalcraft.forecast.internal.optim;

import com.signalcraft.common.Checks;
import java.util.Arrays;

/**
 * Minimises a smooth function within bounds by damped Newton steps on a Hessian that is positive
 * semidefinite, such as that of Gauss and Newton or of Fisher's scoring (Levenberg, 1944;
 * Marquardt, 1963; the damping after Nielsen, 1999, report IMM-REP-1999-05 of the Technical
 * University of Denmark). Each step solves the quadratic model within the bounds by an active set:
 * variables on a bound that the function pushes outwards stay, those that a step would push out
 * stop at their bound.
 *
 * <p>The same problem and start give the same result; no iteration allocates memory. Not
 * thread-safe: an instance holds the work space and may be used for one search after another.
 */
public final class BoxNewton {

  /** A function with derivatives. */
  public interface Problem {

    /**
     * The function.
     *
     * @param x the point, within the bounds; must not be kept or changed
     * @return the value; NaN or infinity where there is none
     */
    double value(double[] x);

    /**
     * The function's slope and curvature at the point that {@link #value} was last found at, if it
     * is that one.
     *
     * @param x the point
     * @param gradient takes the derivatives
     * @param hessian takes the lower triangle of a positive semidefinite approximation of the
     *     second derivatives, that of row i and column k ≤ i at {@code i · stride + k}
     * @param stride the length of a row
     */
    void linearise(double[] x, double[] gradient, double[] hessian, int stride);
  }

  private static final double FIRST_DAMPING = 1e-3;
  private static final double LEAST_DAMPING = 1e-9;
  private static final double MOST_DAMPING = 1e12;

  private final int stride;
  private final double[] gradient;
  private final double[] hessian;
  private final double[] factor;
  private final double[] step;
  private final double[] trial;
  private final double[] solution;
  private final int[] free;
  private final boolean[] fixed;
  private int iterations;

  /**
   * A work space.
   *
   * @param most how many variables there are at most, at least 1
   */
  public BoxNewton(int most) {
    stride = Checks.between("most", most, 1, 10_000);
    gradient = new double[most];
    hessian = new double[most * most];
    factor = new double[most * most];
    step = new double[most];
    trial = new double[most];
    solution = new double[most];
    free = new int[most];
    fixed = new boolean[most];
  }

  /**
   * Searches from a point.
   *
   * @param problem the function
   * @param x the start, within the bounds and with a finite value; becomes the best point found
   * @param lower the least value of each variable; may be negative infinity
   * @param upper the greatest value of each variable; may be infinity
   * @param n how many variables count
   * @param tolerance the search ends where the quadratic model promises less than this
   * @param maxIterations how many steps are taken at most
   * @return the value at the best point
   */
  public double minimise(
      Problem problem,
      double[] x,
      double[] lower,
      double[] upper,
      int n,
      double tolerance,
      int maxIterations) {
    double value = problem.value(x);
    iterations = 0;
    if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
      return value;
    }
    double damping = FIRST_DAMPING;
    double growth = 2;
    problem.linearise(x, gradient, hessian, stride);
    while (iterations < maxIterations) {
      iterations++;
      double promised = solve(x, lower, upper, n, damping);
      // A heavily damped step promises little whatever the slope; it ends the search much later.
      if (!(promised > (damping <= 1 ? tolerance : tolerance * 1e-3))) {
        break;
      }
      for (int i = 0; i < n; i++) {
        trial[i] = Math.max(lower[i], Math.min(upper[i], x[i] + step[i]));
      }
      double reached = problem.value(trial);
      double gain = (value - reached) / promised;
      if (gain > 1e-4) {
        System.arraycopy(trial, 0, x, 0, n);
        value = reached;
        problem.linearise(x, gradient, hessian, stride);
        double bend = 2 * gain - 1;
        damping = Math.max(LEAST_DAMPING, damping * Math.max(0.1, 1 - bend * bend * bend));
        growth = 2;
      } else {
        damping *= growth;
        growth *= 2;
        if (damping > MOST_DAMPING) {
          break;
        }
      }
    }
    return value;
  }

  /**
   * How many steps the last search tried.
   *
   * @return the steps
   */
  public int iterations() {
    return iterations;
  }

  /** Finds the step; gives by how much the quadratic model falls along it. */
  private double solve(double[] x, double[] lower, double[] upper, int n, double damping) {
    Arrays.fill(step, 0, n, 0);
    double largest = 0;
    for (int i = 0; i < n; i++) {
      fixed[i] = (x[i] <= lower[i] && gradient[i] >= 0) || (x[i] >= upper[i] && gradient[i] <= 0);
      largest = Math.max(largest, hessian[i * stride + i]);
    }
    double floor = largest > 0 ? 1e-12 * largest : 1;
    while (true) {
      int count = 0;
      for (int i = 0; i < n; i++) {
        if (!fixed[i]) {
          free[count++] = i;
        }
      }
      if (count == 0) {
        break;
      }
      reduced(n, count, damping, floor);
      int worst = -1;
      double most = 1 + 1e-12;
      for (int r = 0; r < count; r++) {
        int i = free[r];
        step[i] = solution[r];
        double room = solution[r] > 0 ? upper[i] - x[i] : x[i] - lower[i];
        double over = Math.abs(solution[r]) / room;
        if (over > most) {
          most = over;
          worst = i;
        }
      }
      if (worst < 0) {
        break;
      }
      step[worst] = step[worst] > 0 ? upper[worst] - x[worst] : lower[worst] - x[worst];
      fixed[worst] = true;
    }
    return promised(n);
  }

  /** Solves for the free variables, given the steps of the others, by Cholesky's factor. */
  private void reduced(int n, int count, double damping, double floor) {
    for (int r = 0; r < count; r++) {
      int i = free[r];
      double right = -gradient[i];
      for (int k = 0; k < n; k++) {
        if (fixed[k]) {
          right -= (k <= i ? hessian[i * stride + k] : hessian[k * stride + i]) * step[k];
        }
      }
      int row = r * stride;
      for (int c = 0; c < r; c++) {
        double sum = hessian[i * stride + free[c]];
        int other = c * stride;
        for (int k = 0; k < c; k++) {
          sum -= factor[row + k] * factor[other + k];
        }
        factor[row + c] = sum / factor[other + c];
      }
      double diagonal = hessian[i * stride + i];
      double pivot = diagonal + damping * Math.max(diagonal, floor);
      double least = 1e-14 * Math.max(diagonal, floor);
      double before = right;
      for (int k = 0; k < r; k++) {
        pivot -= factor[row + k] * factor[row + k];
        before -= factor[row + k] * solution[k];
      }
      double root = Math.sqrt(Math.max(pivot, least));
      factor[row + r] = root;
      solution[r] = before / root;
    }
    for (int r = count - 1; r >= 0; r--) {
      double sum = solution[r];
      for (int k = r + 1; k < count; k++) {
        sum -= factor[k * stride + r] * solution[k];
      }
      solution[r] = sum / factor[r * stride + r];
    }
  }

  private double promised(int n) {
    double fall = 0;
    for (int i = 0; i < n; i++) {
      double curve = 0;
      for (int k = 0; k < i; k++) {
        curve += hessian[i * stride + k] * step[k];
      }
      fall -= step[i] * (gradient[i] + curve + 0.5 * hessian[i * stride + i] * step[i]);
    }
    return fall;
  }
}
