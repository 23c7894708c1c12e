package com.signalcraft.forecast.internal.ets;

import com.signalcraft.forecast.internal.optim.BoxNewton;

/**
 * Twice the negative logarithm of the likelihood, up to what depends on the number of values alone:
 * n log Σe² for additive errors and n log Σe² + 2 Σ log μ for multiplicative ones, e being relative
 * then (Hyndman et al., 2008, equation 5.3). Infinite outside the admissible region, and where
 * multiplicative errors meet a forecast that is not above zero. Not thread-safe; an evaluation
 * allocates nothing.
 */
final class EtsObjective implements BoxNewton.Problem {

  /** Errors below this share of the values' mean magnitude are rounding. */
  private static final double ROUNDING = 1e-13;

  private static final double HUGE = 1e100;

  private final EtsFilter filter;
  private final double[] y;
  private final int observed;
  private final EtsSensitivity sensitivity;
  private final Admissibility admissibility;
  private EtsShape shape;
  private double[] effects;
  private double squares;

  EtsObjective(double[] y, int observed, EtsShape shape, int seasonLength, int mostVariables) {
    this.y = y;
    this.observed = observed;
    this.shape = shape;
    filter = new EtsFilter(y, seasonLength);
    sensitivity = new EtsSensitivity(y, seasonLength, mostVariables);
    admissibility = new Admissibility(seasonLength);
    effects = new double[seasonLength];
  }

  /** Turns to another model, with its initial effects where those are not searched. */
  void turnTo(EtsShape other, double[] otherEffects) {
    shape = other;
    effects = otherEffects;
  }

  @Override
  public double value(double[] x) {
    if (!admissibility.holds(shape, x) || !filter.run(shape, x, effects)) {
      return Double.POSITIVE_INFINITY;
    }
    double[] mean = filter.mean;
    double sum = 0;
    double logs = 0;
    if (shape.proportional) {
      double product = 1;
      for (int t = 0; t < y.length; t++) {
        double value = y[t];
        if (!Double.isNaN(value)) {
          double mu = mean[t];
          if (!(mu > 0)) {
            return Double.POSITIVE_INFINITY;
          }
          double error = (value - mu) / mu;
          sum += error * error;
          product *= mu;
          if (product > HUGE || product < 1 / HUGE) {
            logs += Math.log(product);
            product = 1;
          }
        }
      }
      logs += Math.log(product);
    } else {
      for (int t = 0; t < y.length; t++) {
        double error = y[t] - mean[t];
        sum += !Double.isNaN(error) ? error * error : 0;
      }
    }
    squares = Math.max(sum, observed * ROUNDING * ROUNDING);
    return observed * Math.log(squares) + 2 * logs;
  }

  /** The filter, with the states that the last evaluation left. */
  EtsFilter filter() {
    return filter;
  }

  /** Whether the last evaluation left errors no larger than rounding. */
  boolean isExact() {
    return squares <= observed * ROUNDING * ROUNDING;
  }

  /** The sum of squared errors of the last evaluation. */
  double squares() {
    return squares;
  }

  @Override
  public void linearise(double[] x, double[] gradient, double[] hessian, int stride) {
    sensitivity.run(shape, x, effects, squares, observed, gradient, hessian, stride);
  }
}
