package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.forecast.prophet.Growth;

/**
 * Finds the mode of the posterior. Where the curve is linear in the parameters one quadratic model
 * is the whole truth; where it is not (multiplicative parts, logistic growth) a new one is made
 * about each solution, and steps are halved until the density grows: a proximal Gauss-Newton method
 * (Lee, Sun and Saunders, 2014, Proximal Newton-type methods for minimizing composite functions).
 */
final class ModeFinder {

  /** The mode, and the logarithm of the density there. */
  record Mode(Parameters parameters, double logPosterior) {}

  private static final int MOST_STEPS = 200;
  private static final int MOST_HALVINGS = 30;

  /** When the density grows by less than this, relatively, it is at its greatest. */
  private static final double SAME = 1e-11;

  private final Structure structure;
  private final Observations observations;
  private final Growth.Kind growth;
  private final Pass pass;
  private final Posterior posterior;

  private ModeFinder(Structure structure, Scales scales, Observations observations) {
    this.structure = structure;
    this.observations = observations;
    this.growth = structure.options().growth().kind();
    this.pass = new Pass(structure, scales, observations);
    this.posterior = new Posterior(structure, growth == Growth.Kind.LOGISTIC, observations.size());
  }

  static Mode find(Structure structure, Scales scales, Observations observations) {
    return new ModeFinder(structure, scales, observations).find();
  }

  private Mode find() {
    Parameters start = start();
    if (observations.constant() && growth != Growth.Kind.LOGISTIC) {
      Parameters constant = withSigma(start, Posterior.LEAST_SIGMA);
      return new Mode(constant, posterior.log(constant, 0));
    }
    if (growth != Growth.Kind.LOGISTIC && !structure.anyMultiplicative()) {
      QuadraticModel model = modelAbout(start, pass.about(start));
      Parameters best = model.best(1);
      return new Mode(best, posterior.log(best, model.bestSquares()));
    }
    return climb(start);
  }

  private Mode climb(Parameters start) {
    NormalEquations sums = pass.about(start);
    Parameters at = start;
    double density = posterior.log(at, sums.squares);
    for (int step = 0; step < MOST_STEPS; step++) {
      Parameters goal = modelAbout(at, sums).best(at.sigma());
      Parameters next = at;
      double nextDensity = Double.NaN;
      double part = 1;
      for (int halving = 0; halving < MOST_HALVINGS && !(nextDensity > density); halving++) {
        Parameters tried = at.towards(goal, part, 1);
        sums = pass.about(tried);
        next = withSigma(tried, posterior.sigma(sums.squares));
        nextDensity = posterior.log(next, sums.squares);
        part /= 2;
      }
      if (!(nextDensity > density)) {
        break;
      }
      boolean same = nextDensity - density <= SAME * (1 + Math.abs(density));
      at = next;
      density = nextDensity;
      if (same) {
        break;
      }
    }
    return new Mode(at, density);
  }

  private QuadraticModel modelAbout(Parameters at, NormalEquations sums) {
    return new QuadraticModel(sums, posterior, at, growth != Growth.Kind.FLAT);
  }

  private static Parameters withSigma(Parameters at, double sigma) {
    return new Parameters(at.slope(), at.level(), at.changes(), at.coefficients(), sigma);
  }

  /** The published start: a curve through the first and the last observation, no effects. */
  private Parameters start() {
    double[] y = pass.values();
    int last = y.length - 1;
    double slope = 0;
    double level = 0;
    switch (growth) {
      case LINEAR -> {
        level = y[0];
        slope = y[last] - y[0];
      }
      case FLAT -> {
        for (double value : y) {
          level += value / y.length;
        }
      }
      case LOGISTIC -> {
        double first = ratio(0);
        double second = ratio(last);
        if (Math.abs(first - second) <= 0.01) {
          first *= 1.05;
        }
        // k (t − m) is −log(ratio − 1) at both ends.
        level = -Math.log(first - 1);
        slope = -Math.log(second - 1) - level;
      }
    }
    return new Parameters(
        slope,
        level,
        new double[structure.changepoints().length],
        new double[structure.columns()],
        1);
  }

  /** The cap in terms of a value, which is kept off the bounds. */
  private double ratio(int row) {
    double cap = pass.cap(row);
    return cap / Math.max(0.01 * cap, Math.min(0.99 * cap, pass.values()[row]));
  }
}
