package com.signalcraft.forecast.internal.arima;

import com.signalcraft.error.InsufficientDataException;
import com.signalcraft.forecast.arima.ArimaLimits;
import com.signalcraft.forecast.arima.ArimaOptions;
import com.signalcraft.forecast.arima.ArimaOrder;
import java.util.Arrays;

/** Chooses and estimates a model of one series by the settings. Stateless. */
final class ModelChoice {

  /** From so many values on orders are compared by conditional sums of squares unless told. */
  private static final int LONG = 150;

  /** And for seasons longer than this. */
  private static final int LONG_SEASON = 12;

  /** An order is chosen by so many of the last values. */
  private static final int CHOICE = 5_000;

  /** Coefficients are estimated from so many of the last values. */
  private static final int ESTIMATION = 20_000;

  /** Values times squared dimension of the state, up to which the filter of gaps is iterated. */
  private static final double GREATEST_WORK = 4e6;

  private ModelChoice() {}

  /**
   * Chooses an order by the criterion.
   *
   * @param series the series on the model's scale
   * @param regressors the columns of its regression
   * @param season the season with seasonal lags; 1 for none
   * @param options the settings
   * @return the order and constant, with their estimates from what they were chosen by
   */
  static Estimate choose(
      Completed series, double[][] regressors, int season, ArimaOptions options) {
    boolean gaps = series.observed() < series.values().length;
    int least = 2 * season + ArimaOrder.MAX_DIFFERENCES;
    int lag = gaps && series.observed() <= least ? 1 : season;
    int from = Math.max(0, series.values().length - Math.max(CHOICE, 20 * lag));
    double[] y = tail(series.values(), from);
    double[][] x = tails(regressors, from);
    ArimaLimits limits = cut(options.limits(), Math.min(series.observed(), y.length), lag);
    ArimaOrder differences = differences(y, x, lag, limits);
    Sample sample = Sample.of(y, x, differences);
    boolean approximate =
        options.approximation().orElse(y.length > LONG || lag > LONG_SEASON) || from > 0;
    int longest =
        Math.max(limits.p() + lag * limits.seasonalP(), limits.q() + lag * limits.seasonalQ());
    int terms = limits.p() + limits.q() + limits.seasonalP() + limits.seasonalQ();
    boolean possible = sample.hasConstant();
    boolean free = possible && options.constant().isEmpty();
    OrderSearch search =
        new OrderSearch(
            new ArmaEstimator(sample, longest, terms),
            differences,
            limits,
            Math.min(series.observed(), y.length),
            free || (possible && options.constant().orElse(false)),
            free,
            approximate,
            options.strictRoots());
    boolean exact = isExact(sample, y);
    if (exact) {
      return search.withoutTerms();
    }
    Estimate best = options.stepwise() ? search.stepwise() : search.exhaustive();
    // Gaps count as values above, but carry no coefficients.
    return gaps && needed(best.order(), x.length, best.constant()) > series.observed()
        ? search.withoutTerms()
        : best;
  }

  /**
   * Estimates a model whose order is known, with what is missing left out.
   *
   * @param series the series on the model's scale
   * @param regressors the columns of its regression
   * @param order the order
   * @param constant whether it has a mean or drift
   * @param start free numbers to begin with; empty to begin with none
   * @return the estimates
   */
  static Estimate estimate(
      Completed series, double[][] regressors, ArimaOrder order, boolean constant, double[] start) {
    ArmaEstimator estimator = estimator(series, regressors, order, constant);
    double[] near =
        start.length == order.coefficients() ? start : estimator.exactly(order, constant).free();
    return estimator.exactlyFrom(order, constant, near);
  }

  /**
   * What estimates a model whose order is known.
   *
   * @param series the series on the model's scale
   * @param regressors the columns of its regression
   * @param order the order
   * @param constant whether it has a mean or drift
   * @return an estimator of the last values, with what is missing left out
   * @throws InsufficientDataException if there are too few of them
   */
  static ArmaEstimator estimator(
      Completed series, double[][] regressors, ArimaOrder order, boolean constant) {
    int from = Math.max(0, series.values().length - ESTIMATION);
    double[] y = tail(series.values(), from);
    double[][] x = tails(regressors, from);
    boolean[] missing = Arrays.copyOfRange(series.missing(), from, series.missing().length);
    int observed = 0;
    for (boolean gap : missing) {
      observed += gap ? 0 : 1;
    }
    int needed = needed(order, x.length, constant);
    if (observed <= order.lost() || observed < needed) {
      throw new InsufficientDataException(
          "must hold at least "
              + Math.max(needed, order.lost() + 1)
              + " observed values for ARIMA"
              + order
              + ", had "
              + observed);
    }
    Sample sample = Sample.of(y, x, order);
    double dimension = ArmaEstimator.longest(order) + 1.0 + order.lost();
    boolean gaps = observed < y.length && y.length * dimension * dimension <= GREATEST_WORK;
    return gaps
        ? ArmaEstimator.of(
            sample, sample.undifferenced(y, x, order, observed - order.lost()), missing, order)
        : ArmaEstimator.of(sample, order);
  }

  private static int needed(ArimaOrder order, int regressors, boolean constant) {
    return order.lost() + order.coefficients() + regressors + (constant ? 1 : 0);
  }

  /** Whether nothing but a mean or drift is left after differencing. */
  private static boolean isExact(Sample sample, double[] y) {
    return sample.hasConstant()
        && UnitRoots.isConstant(sample.columns()[0], UnitRoots.noise(y) / sample.units()[0]);
  }

  /**
   * How often a series is to be differenced.
   *
   * @param y the series, complete
   * @param regressors what is taken out of it first, by least squares
   * @param lag the season with seasonal lags; 1 for none
   * @param limits how often at most
   * @return an order without terms
   */
  static ArimaOrder differences(double[] y, double[][] regressors, int lag, ArimaLimits limits) {
    double[] rest = y;
    if (regressors.length > 0) {
      double[][] columns = new double[regressors.length + 2][];
      columns[0] = y.clone();
      columns[1] = new double[y.length];
      Arrays.fill(columns[1], 1);
      System.arraycopy(regressors, 0, columns, 2, regressors.length);
      new Projection(columns.length).takeOut(columns, columns.length, 0, y.length);
      rest = columns[0];
    }
    int seasonal =
        lag > 1 && limits.seasonalD() > 0 && UnitRoots.needsSeasonalDifference(rest, lag) ? 1 : 0;
    ArimaOrder once = new ArimaOrder(0, 0, 0, 0, seasonal, 0, lag);
    int d = UnitRoots.differences(Sample.differenced(rest, once), limits.d());
    return new ArimaOrder(0, d, 0, 0, seasonal, 0, lag);
  }

  private static ArimaLimits cut(ArimaLimits limits, int observed, int lag) {
    int most = observed / 3;
    int within = lag > 1 ? Math.min(most, lag - 1) : most;
    int seasonal = lag > 1 ? observed / 3 / lag : 0;
    return new ArimaLimits(
        Math.min(limits.p(), within),
        Math.min(limits.q(), within),
        Math.min(limits.seasonalP(), seasonal),
        Math.min(limits.seasonalQ(), seasonal),
        limits.terms(),
        Math.min(limits.d(), Math.max(0, observed / 2 - 1)),
        limits.seasonalD(),
        limits.models());
  }

  private static double[] tail(double[] values, int from) {
    return from == 0 ? values : Arrays.copyOfRange(values, from, values.length);
  }

  private static double[][] tails(double[][] columns, int from) {
    double[][] tails = new double[columns.length][];
    for (int c = 0; c < tails.length; c++) {
      tails[c] = tail(columns[c], from);
    }
    return tails;
  }
}
