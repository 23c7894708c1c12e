package com.signalcraft.forecast.internal.optim;

import com.signalcraft.common.Checks;
import java.util.function.ToDoubleFunction;

/**
 * Minimises a function of several variables within bounds, without derivatives: the simplex search
 * of Nelder and Mead (1965, The Computer Journal 7) with the coefficients of Gao and Han (2012,
 * Computational Optimization and Applications 51), which suit many variables and equal the usual
 * ones for two. Points outside the bounds are moved onto them. A search that has converged is begun
 * again about the best point until that brings nothing more, since a simplex may collapse early.
 *
 * <p>The same function, start and settings give the same result. No evaluation allocates memory.
 * Not thread-safe: an instance holds the simplex and may be used for one search after another.
 */
public final class NelderMead {

  private final int n;
  private final int maxEvaluations;
  private final double tolerance;
  private final int maxRestarts;
  private final double expansion;
  private final double contraction;
  private final double shrinkage;
  private final double[][] simplex;
  private final double[] values;
  private final double[] centre;
  private final double[] trial;
  private final double[] second;
  private int evaluations;

  /**
   * A search.
   *
   * @param dimension how many variables, at least 1
   * @param maxEvaluations after how many evaluations of the function a search ends, restarts
   *     included; at least 1. The first simplex is always evaluated, and a shrinkage ended.
   * @param tolerance a simplex has converged where its values differ by at most {@code tolerance ·
   *     (|least value| + tolerance)}; above 0
   * @param maxRestarts how often a search that has converged is begun again; 0 for never
   */
  public NelderMead(int dimension, int maxEvaluations, double tolerance, int maxRestarts) {
    this.n = Checks.between("dimension", dimension, 1, 10_000);
    this.maxEvaluations = Checks.between("maxEvaluations", maxEvaluations, 1, Integer.MAX_VALUE);
    Checks.that(tolerance > 0, "tolerance", "must be above 0, was " + tolerance);
    this.tolerance = tolerance;
    this.maxRestarts = Checks.between("maxRestarts", maxRestarts, 0, Integer.MAX_VALUE);
    double most = Math.max(2, n);
    expansion = 1 + 2 / most;
    contraction = 0.75 - 0.5 / most;
    shrinkage = 1 - 1 / most;
    simplex = new double[n + 1][n];
    values = new double[n + 1];
    centre = new double[n];
    trial = new double[n];
    second = new double[n];
  }

  /**
   * Searches from a point.
   *
   * @param function the function, which must not keep or change its argument; NaN counts as
   *     infinitely bad, so that penalties may be infinite
   * @param x the start; becomes the best point found
   * @param step the first extent of the simplex along each variable, not 0; where it leads out of
   *     the bounds, it is taken the other way
   * @param lower the least value of each variable; may be negative infinity
   * @param upper the greatest value of each variable; may be infinity
   * @return the function's value at the best point
   */
  public double minimise(
      ToDoubleFunction<double[]> function,
      double[] x,
      double[] step,
      double[] lower,
      double[] upper) {
    evaluations = 0;
    double extent = 1;
    double best = search(function, x, step, extent, lower, upper);
    for (int restart = 0; restart < maxRestarts && evaluations < maxEvaluations; restart++) {
      // Half as far and the other way, so that the new simplex is another one.
      extent *= -0.5;
      double again = search(function, x, step, extent, lower, upper);
      boolean done = !(best - again > tolerance * (Math.abs(again) + tolerance));
      best = Math.min(best, again);
      if (done) {
        break;
      }
    }
    return best;
  }

  /**
   * How much the last search took.
   *
   * @return evaluations of the function, restarts included
   */
  public int evaluations() {
    return evaluations;
  }

  private double search(
      ToDoubleFunction<double[]> function,
      double[] x,
      double[] step,
      double extent,
      double[] lower,
      double[] upper) {
    build(x, step, extent, lower, upper);
    for (int i = 0; i <= n; i++) {
      values[i] = evaluate(function, simplex[i]);
    }
    while (evaluations < maxEvaluations) {
      int low = 0;
      int high = 0;
      for (int i = 1; i <= n; i++) {
        low = values[i] < values[low] ? i : low;
        high = values[i] >= values[high] ? i : high;
      }
      double least = values[low];
      if (values[high] - least <= tolerance * (Math.abs(least) + tolerance) || low == high) {
        break;
      }
      improve(function, low, high, lower, upper);
    }
    int low = 0;
    for (int i = 1; i <= n; i++) {
      low = values[i] < values[low] ? i : low;
    }
    System.arraycopy(simplex[low], 0, x, 0, n);
    return values[low];
  }

  private void build(double[] x, double[] step, double extent, double[] lower, double[] upper) {
    for (int i = 0; i <= n; i++) {
      for (int k = 0; k < n; k++) {
        simplex[i][k] = clamp(x[k], lower[k], upper[k]);
      }
      if (i > 0) {
        int k = i - 1;
        double at = simplex[i][k];
        double moved = clamp(at + extent * step[k], lower[k], upper[k]);
        double back = clamp(at - extent * step[k], lower[k], upper[k]);
        simplex[i][k] = Math.abs(moved - at) >= Math.abs(back - at) ? moved : back;
      }
    }
  }

  /** One step: the worst vertex is replaced, or all but the best move towards it. */
  private void improve(
      ToDoubleFunction<double[]> function, int low, int high, double[] lower, double[] upper) {
    double next = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= n; i++) {
      next = i != high ? Math.max(next, values[i]) : next;
    }
    for (int k = 0; k < n; k++) {
      double sum = 0;
      for (int i = 0; i <= n; i++) {
        sum += i != high ? simplex[i][k] : 0;
      }
      centre[k] = sum / n;
    }
    double reflected = at(function, trial, 1, high, lower, upper);
    if (reflected < values[low]) {
      double expanded = at(function, second, expansion, high, lower, upper);
      if (expanded < reflected) {
        replace(high, second, expanded);
      } else {
        replace(high, trial, reflected);
      }
    } else if (reflected < next) {
      replace(high, trial, reflected);
    } else {
      boolean outside = reflected < values[high];
      double factor = outside ? contraction : -contraction;
      double contracted = at(function, second, factor, high, lower, upper);
      if (contracted < Math.min(reflected, values[high])) {
        replace(high, second, contracted);
      } else {
        shrink(function, low);
      }
    }
  }

  /** The value at the point that lies beyond the centre, seen from the worst vertex. */
  private double at(
      ToDoubleFunction<double[]> function,
      double[] point,
      double factor,
      int high,
      double[] lower,
      double[] upper) {
    for (int k = 0; k < n; k++) {
      double moved = centre[k] + factor * (centre[k] - simplex[high][k]);
      point[k] = clamp(moved, lower[k], upper[k]);
    }
    return evaluate(function, point);
  }

  private void replace(int vertex, double[] point, double value) {
    System.arraycopy(point, 0, simplex[vertex], 0, n);
    values[vertex] = value;
  }

  private void shrink(ToDoubleFunction<double[]> function, int low) {
    for (int i = 0; i <= n; i++) {
      if (i != low) {
        for (int k = 0; k < n; k++) {
          simplex[i][k] = simplex[low][k] + shrinkage * (simplex[i][k] - simplex[low][k]);
        }
        values[i] = evaluate(function, simplex[i]);
      }
    }
  }

  private double evaluate(ToDoubleFunction<double[]> function, double[] point) {
    evaluations++;
    double value = function.applyAsDouble(point);
    return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
  }

  private static double clamp(double value, double lower, double upper) {
    return Math.max(lower, Math.min(upper, value));
  }
}
