package com.signalcraft.forecast.internal.prophet;

/**
 * The sum of squares as a quadratic function of the parameters about a point, from {@link
 * NormalEquations}, and its penalised least for a given σ: normal priors are a ridge, the Laplace
 * prior an absolute value. What has a normal prior is eliminated (Schur complement), what is left
 * is an {@link ActiveSetLasso} in the changes of the slope. Exact where the curve is linear in the
 * parameters. Not thread-safe.
 */
final class QuadraticModel {

  private static final int ROUNDS = 200;
  private static final double SAME = 1e-11;

  private final Posterior posterior;
  private final Parameters at;
  private final double squares;
  private final int first;
  private final int smooth;
  private final int changes;
  private final double[][] smoothProducts;
  private final double[][] mixedProducts;
  private final double[][] changeProducts;
  private final double[] smoothResidual;
  private final double[] changeResidual;
  private final double[][] factor;
  private final double[][] eliminated;
  private final double[][] reduced;
  private final double[] reducedResidual;
  private final double[] step;
  private final double[] found;
  private final ActiveSetLasso lasso;

  /**
   * Adds up the pieces of the sums.
   *
   * @param sloped whether the trend has a slope; a flat one has a level alone
   */
  QuadraticModel(NormalEquations sums, Posterior posterior, Parameters at, boolean sloped) {
    this.posterior = posterior;
    this.at = at;
    this.squares = sums.squares;
    this.first = sloped ? 2 : 1;
    this.smooth = first + sums.columns.length;
    this.changes = sums.points().length;
    this.smoothProducts = new double[smooth][smooth];
    this.mixedProducts = new double[changes][smooth];
    this.changeProducts = new double[changes][changes];
    this.smoothResidual = new double[smooth];
    this.changeResidual = new double[changes];
    new PieceSums(sums, first)
        .fill(smoothProducts, mixedProducts, changeProducts, smoothResidual, changeResidual);
    this.factor = new double[smooth][smooth];
    this.eliminated = new double[changes][smooth];
    this.reduced = new double[changes][changes];
    this.reducedResidual = new double[changes];
    this.step = new double[smooth];
    this.found = at.changes().clone();
    this.lasso = new ActiveSetLasso(changes);
  }

  /**
   * The parameters and σ that are best together, from a σ downwards or upwards: each σ has its best
   * parameters and they their best σ, in turn. Of several local optima it is the one next to the
   * start.
   */
  Parameters best(double start) {
    double sigma = start;
    double before = Double.NaN;
    double ratio = Double.NaN;
    for (int round = 0; round < ROUNDS; round++) {
      solve(sigma);
      double next = posterior.sigma(squaresFound());
      double move = Math.log(next / sigma);
      if (Math.abs(move) <= SAME) {
        break;
      }
      ratio = move / before;
      before = move;
      sigma = next;
      // A slow geometric approach is cut short at its limit (Aitken); the next rounds check it.
      if (round % 3 == 2 && ratio > 0.3 && ratio < 0.95) {
        sigma = Math.max(Posterior.LEAST_SIGMA, sigma * Math.exp(move * ratio / (1 - ratio)));
        before = Double.NaN;
      }
    }
    double[] beta = at.coefficients().clone();
    for (int j = 0; j < beta.length; j++) {
      beta[j] += step[first + j];
    }
    double slope = first == 2 ? at.slope() + step[0] : 0;
    return new Parameters(slope, at.level() + step[first - 1], found.clone(), beta, sigma);
  }

  /** The best parameters for one σ. */
  private void solve(double sigma) {
    double variance = sigma * sigma;
    // The changes are found as they will be, all else as its difference from the point.
    for (int i = 0; i < smooth; i++) {
      System.arraycopy(smoothProducts[i], 0, factor[i], 0, i + 1);
      step[i] = smoothResidual[i];
    }
    for (int j = 0; j < changes; j++) {
      double change = at.changes()[j];
      if (change != 0) {
        for (int i = 0; i < smooth; i++) {
          step[i] += mixedProducts[j][i] * change;
        }
      }
    }
    addPriors(variance);
    Cholesky.factor(factor, smooth);
    Cholesky.forward(factor, smooth, step);
    for (int j = 0; j < changes; j++) {
      System.arraycopy(mixedProducts[j], 0, eliminated[j], 0, smooth);
      Cholesky.forward(factor, smooth, eliminated[j]);
      reducedResidual[j] = changeResidual[j] - dot(eliminated[j], step);
      for (int l = 0; l < changes; l++) {
        reducedResidual[j] += changeProducts[j][l] * at.changes()[l];
      }
      for (int l = 0; l <= j; l++) {
        reduced[j][l] = changeProducts[j][l] - dot(eliminated[j], eliminated[l]);
        reduced[l][j] = reduced[j][l];
      }
      // Two changes between the same observations are one: rounding must not tell them apart.
      reduced[j][j] += 1e-13 * changeProducts[j][j];
    }
    lasso.solve(reduced, reducedResidual, variance / posterior.changeScale(), found);
    for (int j = 0; j < changes; j++) {
      if (found[j] != 0) {
        for (int i = 0; i < smooth; i++) {
          step[i] -= eliminated[j][i] * found[j];
        }
      }
    }
    Cholesky.backward(factor, smooth, step);
  }

  private void addPriors(double variance) {
    for (int j = 0; j + first < smooth; j++) {
      double precision = variance * posterior.precision(j);
      factor[first + j][first + j] += precision;
      step[first + j] -= precision * at.coefficients()[j];
    }
    double precision = variance * Posterior.TREND_PRECISION;
    if (first == 2) {
      factor[0][0] += precision;
      step[0] -= precision * at.slope();
    }
    if (posterior.logistic()) {
      // m = −level / k, linearised.
      double m = at.offset(true);
      double bySlope = -m / at.slope();
      double byLevel = -1 / at.slope();
      factor[0][0] += precision * bySlope * bySlope;
      factor[1][0] += precision * byLevel * bySlope;
      factor[1][1] += precision * byLevel * byLevel;
      step[0] -= precision * m * bySlope;
      step[1] -= precision * m * byLevel;
    } else {
      factor[first - 1][first - 1] += precision;
      step[first - 1] -= precision * at.level();
    }
  }

  /** The sum of squares at what was found, from that at the point. */
  private double squaresFound() {
    double sum = squares;
    for (int i = 0; i < smooth; i++) {
      double product = 0;
      for (int k = 0; k < i; k++) {
        product += smoothProducts[i][k] * step[k];
      }
      sum += step[i] * (2 * product + smoothProducts[i][i] * step[i] - 2 * smoothResidual[i]);
    }
    for (int j = 0; j < changes; j++) {
      double move = found[j] - at.changes()[j];
      if (move != 0) {
        double product = dot(mixedProducts[j], step) - changeResidual[j];
        for (int l = 0; l < j; l++) {
          product += changeProducts[j][l] * (found[l] - at.changes()[l]);
        }
        sum += move * (2 * product + changeProducts[j][j] * move);
      }
    }
    return Math.max(0, sum);
  }

  /** The sum of squares that this model gives for what {@link #best} found. */
  double bestSquares() {
    return squaresFound();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
