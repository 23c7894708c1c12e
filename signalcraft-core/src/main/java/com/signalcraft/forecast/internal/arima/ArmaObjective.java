package com.signalcraft.forecast.internal.arima;

import com.signalcraft.forecast.arima.ArimaOrder;
import com.signalcraft.forecast.internal.optim.LevenbergMarquardt;

/**
 * The likelihood of an ARMA model with regressors as a sum of squares: prediction errors in units
 * of their standard errors, times the geometric mean of these (Harvey, 1981), coefficients of
 * regressors and the variance of the errors concentrated out. With the conditional filter it is the
 * conditional sum of squares. Not thread-safe.
 */
final class ArmaObjective implements LevenbergMarquardt.Residuals {

  private final ArmaFilter filter;
  private final Polynomials polynomials;
  private final Projection projection;
  private final double[][] errors;
  private final double[] coefficients;
  private final Sample sample;
  private ArimaOrder order;
  private int columns;
  private double logarithms;

  /**
   * For models and samples up to a size.
   *
   * @param filter exact or conditional
   * @param longest the greatest of p + mP and q + mQ
   * @param terms the most coefficients p + q + P + Q
   * @param sample the first sample
   */
  ArmaObjective(ArmaFilter filter, int longest, int terms, Sample sample) {
    this.filter = filter;
    this.sample = sample;
    order = ArimaOrder.of(0, 0, 0);
    columns = 1;
    polynomials = new Polynomials(longest);
    projection = new Projection(sample.columns().length);
    errors = new double[sample.columns().length][sample.size()];
    coefficients = new double[terms];
  }

  /**
   * Chooses the model.
   *
   * @param wanted its order
   * @param constant whether it has a mean or drift
   */
  void use(ArimaOrder wanted, boolean constant) {
    order = wanted;
    columns = sample.used(constant);
  }

  @Override
  public double at(double[] free, double[] into) {
    toCoefficients(order, free, coefficients);
    return ofCoefficients(into);
  }

  /**
   * The same of coefficients themselves.
   *
   * @param given the coefficients, as {@link Polynomials} orders them
   * @param into takes the residuals
   * @return the sum of their squares
   */
  double atCoefficients(double[] given, double[] into) {
    System.arraycopy(given, 0, coefficients, 0, order.coefficients());
    return ofCoefficients(into);
  }

  private double ofCoefficients(double[] into) {
    polynomials.set(order, coefficients);
    int size = sample.size();
    double[] own = errors[0];
    errors[0] = into;
    logarithms = filter.filter(polynomials, sample.columns(), columns, size, errors);
    int from = Math.min(size, filter.skipped(polynomials));
    if (Double.isFinite(logarithms) && columns > 1) {
      projection.takeOut(errors, columns, from, size);
    }
    errors[0] = own;
    if (!Double.isFinite(logarithms)) {
      return Double.POSITIVE_INFINITY;
    }
    double scale = logarithms == 0 ? 1 : Math.exp(logarithms / (2.0 * sample.observed()));
    double sum = 0;
    for (int t = from; t < size; t++) {
      double residual = into[t] * scale;
      into[t] = residual;
      sum += residual * residual;
    }
    return sum < Double.MAX_VALUE ? sum : Double.POSITIVE_INFINITY;
  }

  /** What it is estimated from. */
  Sample sample() {
    return sample;
  }

  /** How many of the first prediction errors do not count at the point evaluated last. */
  int skipped() {
    return Math.min(sample.size(), filter.skipped(polynomials));
  }

  /** The sum of the logarithms of the variances at the point evaluated last. */
  double logarithms() {
    return logarithms;
  }

  /**
   * Standard errors of these at the point evaluated last.
   *
   * @param squares the sum of squares there
   * @return a standard error for each, in units of the columns, with the errors' variance estimated
   *     by the sum of squares and the number of prediction errors
   */
  double[] regressionErrors(double squares) {
    double variance = squares / Math.exp(logarithms / sample.observed()) / sample.observed();
    double[] errors = projection.errors(columns - 1);
    for (int i = 0; i < errors.length; i++) {
      errors[i] *= Math.sqrt(variance);
    }
    return errors;
  }

  /** The coefficients of the regressors and the constant, in units of the columns. */
  double[] regression() {
    return projection.coefficients(columns - 1);
  }

  /**
   * Whether the autoregressive parts of a model are stationary.
   *
   * @param order the order
   * @param c its coefficients
   * @return true if all their roots are outside the unit circle
   */
  static boolean isStationary(ArimaOrder order, double[] c) {
    double[] work = new double[c.length];
    return Partials.rootsOutside(c, 0, order.p(), 1, 1, work)
        && Partials.rootsOutside(c, order.p() + order.q(), order.seasonalP(), 1, 1, work);
  }

  /**
   * From free numbers to coefficients.
   *
   * @param order the order
   * @param free the free numbers
   * @param into takes the coefficients
   */
  static void toCoefficients(ArimaOrder order, double[] free, double[] into) {
    int at = 0;
    Partials.toCoefficients(free, at, order.p(), 1, into);
    at += order.p();
    Partials.toCoefficients(free, at, order.q(), -1, into);
    at += order.q();
    Partials.toCoefficients(free, at, order.seasonalP(), 1, into);
    at += order.seasonalP();
    Partials.toCoefficients(free, at, order.seasonalQ(), -1, into);
  }

  /**
   * From coefficients to free numbers.
   *
   * @param order the order
   * @param coefficients the coefficients
   * @param into takes the free numbers
   */
  static void toFree(ArimaOrder order, double[] coefficients, double[] into) {
    int at = 0;
    Partials.toFree(coefficients, at, order.p(), 1, into);
    at += order.p();
    Partials.toFree(coefficients, at, order.q(), -1, into);
    at += order.q();
    Partials.toFree(coefficients, at, order.seasonalP(), 1, into);
    at += order.seasonalP();
    Partials.toFree(coefficients, at, order.seasonalQ(), -1, into);
  }
}
