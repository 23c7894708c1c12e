package com.signalcraft.forecast.internal.prophet;

import com.signalcraft.forecast.prophet.Growth;

/**
 * Finds the mode of the posterior. Where the curve is linear in the parameters one quadratic model
 * is the whole truth; where it is not (multiplicative parts, logistic growth) a new one is made
 * about each solution, and steps are halved until the density grows: a proximal Gauss-Newton method
 * (Lee, Sun and Saunders, 2014, Proximal Newton-type methods for minimizing composite functions).
 * Logistic growth has several local modes; the best of those found from three starts is taken. Not
 * thread-safe.
 */
final class ModeFinder {

  /** The mode, and the logarithm of the density there. */
  record Mode(Parameters parameters, double logPosterior) {

    Mode orBetter(Mode other) {
      return other.logPosterior > logPosterior ? other : this;
    }
  }

  private static final int MOST_STEPS = 100;
  private static final int MOST_HALVINGS = 30;

  /** When the density grows by less than this, relatively, it is at its greatest. */
  private static final double SAME = 1e-11;

  /** A scale so small that no change of the slope is worth its cost. */
  private static final double STIFF = 1e-9;

  private final Structure structure;
  private final Observations observations;
  private final Growth.Kind growth;
  private final Pass pass;

  private ModeFinder(Structure structure, Scales scales, Observations observations) {
    this.structure = structure;
    this.observations = observations;
    this.growth = structure.options().growth().kind();
    this.pass = new Pass(structure, scales, observations);
  }

  static Mode find(Structure structure, Scales scales, Observations observations) {
    return new ModeFinder(structure, scales, observations).find();
  }

  private Mode find() {
    boolean logistic = growth == Growth.Kind.LOGISTIC;
    double changeScale = structure.options().changepoints().priorScale();
    Posterior posterior = posterior(logistic, changeScale);
    Parameters start = start();
    if (observations.constant() && !logistic) {
      Parameters constant = start.withSigma(Posterior.LEAST_SIGMA);
      return new Mode(constant, posterior.log(constant, 0));
    }
    if (!logistic && !structure.anyMultiplicative()) {
      QuadraticModel model = modelAbout(start, pass.about(start), posterior);
      Parameters best = model.best(start.sigma());
      return new Mode(best, posterior.log(best, model.bestSquares()));
    }
    Mode best = climb(start, posterior);
    if (logistic) {
      // From a curve through the values, as it is and without a change of its rate.
      Parameters flat = parameters(0, 0);
      Parameters near =
          modelAbout(flat, pass.aboutValues(), posterior(false, changeScale)).best(flat.sigma());
      if (near.slope() != 0) {
        best = best.orBetter(climb(near, posterior));
        Parameters stiff = climb(near, posterior(true, STIFF)).parameters();
        best = best.orBetter(climb(stiff, posterior));
      }
    }
    return best;
  }

  private Mode climb(Parameters start, Posterior posterior) {
    NormalEquations sums = pass.about(start);
    Parameters at = start.withSigma(posterior.sigma(sums.squares));
    double density = posterior.log(at, sums.squares);
    for (int step = 0; step < MOST_STEPS; step++) {
      Parameters goal = modelAbout(at, sums, posterior).best(step == 0 ? 1 : at.sigma());
      double same = SAME * (1 + Math.abs(density));
      Parameters next = at;
      double reached = density;
      double part = 1;
      for (int halving = 0; halving < MOST_HALVINGS; halving++) {
        Parameters tried = at.towards(goal, part);
        sums = pass.about(tried);
        next = tried.withSigma(posterior.sigma(sums.squares));
        reached = posterior.log(next, sums.squares);
        // Near the mode rounding decides whether the density grows.
        if (reached > density - same) {
          break;
        }
        part /= 2;
      }
      double gain = reached - density;
      if (gain > 0) {
        at = next;
        density = reached;
      }
      // Written so that a density that is no number ends the search.
      if (!(gain > same)) {
        break;
      }
    }
    return new Mode(at, density);
  }

  private Posterior posterior(boolean logistic, double changeScale) {
    return new Posterior(structure, logistic, observations.size(), changeScale);
  }

  private QuadraticModel modelAbout(Parameters at, NormalEquations sums, Posterior posterior) {
    return new QuadraticModel(sums, posterior, at, growth != Growth.Kind.FLAT);
  }

  /** The published start: a curve through the first and the last observation, no effects. */
  private Parameters start() {
    double[] y = pass.values();
    int last = y.length - 1;
    return switch (growth) {
      case LINEAR -> parameters(y[last] - y[0], y[0]);
      case FLAT -> parameters(0, mean(y));
      case LOGISTIC -> {
        double first = ratio(0);
        double second = ratio(last);
        if (Math.abs(first - second) <= 0.01) {
          first *= 1.05;
        }
        // k (t − m) is −log(ratio − 1) at both ends.
        double level = -Math.log(first - 1);
        yield parameters(-Math.log(second - 1) - level, level);
      }
    };
  }

  private static double mean(double[] values) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    return mean;
  }

  /** A trend without changes or effects, and the published first σ. */
  private Parameters parameters(double slope, double level) {
    double[] changes = new double[structure.changepoints().length];
    return new Parameters(slope, level, changes, new double[structure.columns()], 1);
  }

  /** The cap in terms of a value, which is kept off the bounds. */
  private double ratio(int row) {
    double cap = pass.cap(row);
    return cap / Math.max(0.01 * cap, Math.min(0.99 * cap, pass.values()[row]));
  }
}
