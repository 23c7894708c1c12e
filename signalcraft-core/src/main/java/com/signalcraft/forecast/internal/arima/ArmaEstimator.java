package com.signalcraft.forecast.internal.arima;

import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.arima.ArimaOrder;
import com.signalcraft.forecast.internal.optim.LevenbergMarquardt;
import java.util.Arrays;

/**
 * Estimates models of one sample: by the conditional sum of squares first, from there by the exact
 * likelihood. Not thread-safe.
 */
final class ArmaEstimator {

  /** The start need not be exact. */
  private static final double START_TOLERANCE = 1e-4;

  private static final int START_ITERATIONS = 12;
  private static final double SEARCH_TOLERANCE = 1e-5;
  private static final int SEARCH_ITERATIONS = 30;
  private static final double TOLERANCE = 1e-8;
  private static final double LAST_TOLERANCE = 1e-13;
  private static final int ITERATIONS = 40;

  /** A start nearer to the unit circle than tanh of this has too flat a likelihood to leave it. */
  private static final double FARTHEST_START = 1.8;

  /** Of values whose mean square is 1, errors of a variance below this are rounding. */
  private static final double EXACT = 1e-24;

  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  private final Sample sample;
  private final ArmaObjective conditional;
  private final ArmaObjective exact;
  private final LevenbergMarquardt solver;
  private final double[] point;
  private final double[] work;

  /**
   * For models up to a size.
   *
   * @param sample what to estimate from, differenced
   * @param longest the greatest of p + mP and q + mQ
   * @param terms the most coefficients p + q + P + Q
   */
  ArmaEstimator(Sample sample, int longest, int terms) {
    this(
        sample,
        new ArmaObjective(
            new ExactFilter(longest, sample.columns().length), longest, terms, sample),
        longest,
        terms);
  }

  private ArmaEstimator(Sample sample, ArmaObjective exact, int longest, int terms) {
    this.sample = sample;
    this.exact = exact;
    conditional = new ArmaObjective(new ConditionalFilter(), longest, terms, sample);
    int size = exact.sample().size();
    solver = new LevenbergMarquardt(terms, size);
    point = new double[terms];
    work = new double[size];
  }

  /**
   * For the models of one order.
   *
   * @param sample what to estimate from, differenced
   * @param order the order
   * @return an estimator
   */
  static ArmaEstimator of(Sample sample, ArimaOrder order) {
    return new ArmaEstimator(sample, longest(order), order.coefficients());
  }

  /**
   * For the models of one order on a series with missing values.
   *
   * @param sample the series differenced, with filled values, for the start
   * @param levels the series not differenced, with filled values
   * @param missing which of its values are missing
   * @param order the order
   * @return an estimator
   */
  static ArmaEstimator of(Sample sample, Sample levels, boolean[] missing, ArimaOrder order) {
    int longest = longest(order);
    KalmanFilter filter =
        new KalmanFilter(
            longest,
            levels.columns().length,
            Differencing.of(order),
            missing,
            variance(levels.columns()[0]));
    return new ArmaEstimator(
        sample,
        new ArmaObjective(filter, longest, order.coefficients(), levels),
        longest,
        order.coefficients());
  }

  static int longest(ArimaOrder order) {
    int m = order.seasonLength();
    return Math.max(order.p() + m * order.seasonalP(), order.q() + m * order.seasonalQ());
  }

  static double variance(double[] x) {
    double mean = 0;
    for (double value : x) {
      mean += value / x.length;
    }
    double sum = 0;
    for (double value : x) {
      sum += (value - mean) * (value - mean) / x.length;
    }
    return sum;
  }

  /**
   * The exact likelihood's maximum.
   *
   * @param order the order, differenced as the sample is
   * @param constant whether it has a mean or drift
   * @return the estimate
   */
  Estimate exactly(ArimaOrder order, boolean constant) {
    int terms = order.coefficients();
    Arrays.fill(point, 0);
    if (terms > 0) {
      conditional.use(order, constant);
      if (sample.size() > longestLag(order) + terms) {
        solver.minimise(
            conditional, sample.size(), point, terms, START_TOLERANCE, START_ITERATIONS);
      }
      for (int i = 0; i < terms; i++) {
        point[i] = Math.max(-FARTHEST_START, Math.min(FARTHEST_START, point[i]));
      }
    }
    return exactlyFrom(order, constant, TOLERANCE);
  }

  /**
   * The exact likelihood's maximum, from given free numbers.
   *
   * @param order the order
   * @param constant whether it has a mean or drift
   * @param start where to begin
   * @return the estimate
   */
  Estimate exactlyFrom(ArimaOrder order, boolean constant, double[] start) {
    System.arraycopy(start, 0, point, 0, start.length);
    return exactlyFrom(order, constant, LAST_TOLERANCE);
  }

  /**
   * The exact likelihood of a model.
   *
   * @param order the order
   * @param constant whether it has a mean or drift
   * @return the likelihood, of use until another model is estimated
   */
  ArmaObjective exact(ArimaOrder order, boolean constant) {
    exact.use(order, constant);
    return exact;
  }

  private Estimate exactlyFrom(ArimaOrder order, boolean constant, double tolerance) {
    exact.use(order, constant);
    solver.minimise(
        exact, exact.sample().size(), point, order.coefficients(), tolerance, ITERATIONS);
    double scaled = exact.at(point, work);
    return estimate(exact, order, constant, scaled, exact.sample().observed());
  }

  /**
   * The least conditional sum of squares.
   *
   * @param order the order
   * @param constant whether it has a mean or drift
   * @return the estimate, whose likelihood is an approximation
   */
  Estimate approximately(ArimaOrder order, boolean constant) {
    Arrays.fill(point, 0);
    conditional.use(order, constant);
    solver.minimise(
        conditional,
        sample.size(),
        point,
        order.coefficients(),
        SEARCH_TOLERANCE,
        SEARCH_ITERATIONS);
    double squares = conditional.at(point, work);
    return estimate(conditional, order, constant, squares, sample.size() - conditional.skipped());
  }

  private Estimate estimate(
      ArmaObjective objective, ArimaOrder order, boolean constant, double scaled, int counted) {
    Sample from = objective.sample();
    int size = from.observed();
    double unit = from.units()[0];
    double mean = scaled / counted;
    double likelihood = -0.5 * size * (Math.log(mean) + 1 + LOG_TWO_PI) - size * Math.log(unit);
    double[] regression = objective.regression();
    for (int i = 0; i < regression.length; i++) {
      regression[i] *= unit / from.units()[i + 1];
    }
    int coefficients = order.coefficients() + regression.length;
    double squares = scaled / Math.exp(objective.logarithms() / size);
    double variance = squares / Math.max(1, size - coefficients);
    double sigma = variance > EXACT ? Math.sqrt(variance) * unit : 0;
    return new Estimate(
        order,
        constant,
        Arrays.copyOf(point, order.coefficients()),
        regression,
        sigma,
        new Likelihood(likelihood, coefficients + 1, size));
  }

  private static int longestLag(ArimaOrder order) {
    return order.p() + order.seasonLength() * order.seasonalP();
  }
}
