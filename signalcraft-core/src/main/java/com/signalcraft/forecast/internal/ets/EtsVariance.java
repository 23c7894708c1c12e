package com.signalcraft.forecast.internal.ets;

import com.signalcraft.forecast.ets.SeasonType;

/**
 * The variances of forecasts of the models of classes 1 to 3 of Hyndman, Koehler, Ord and Snyder
 * (2005, Journal of Forecasting 24; 2008, chapter 6), by running the covariances of the states
 * forward, so that a step takes the same time however far ahead it is. Not thread-safe.
 *
 * <p>Exact for additive errors (class 1), multiplicative ones with no or an additive season (class
 * 2), and with a multiplicative season over the first season (class 3). Beyond it an error also
 * moves the effect; here together with its effect on the level, as both go the same way. The book's
 * approximation takes the two for independent, which falls short of simulated variances.
 */
final class EtsVariance {

  private final EtsFilter parameters;
  private final double variance;
  private final boolean proportional;
  private final boolean factors;

  /** Covariances of level and slope. */
  private double ll;

  private double lb;
  private double bb;

  /**
   * Covariances of the effect of each position with level and slope, and its variance; of factors
   * as a share of the factor.
   */
  private final double[] ls;

  private final double[] bs;
  private final double[] ss;

  /** How the slope enters level and slope a season less one step later. */
  private final double slopeInLevel;

  private final double slopeInSlope;

  private EtsVariance(EtsShape shape, EtsFilter parameters, double sigma) {
    this.parameters = parameters;
    variance = sigma * sigma;
    proportional = shape.proportional;
    factors = shape.factors;
    int m = shape.m;
    ls = new double[m];
    bs = new double[m];
    ss = new double[m];
    double power = 1;
    double sum = 0;
    for (int j = 1; j < m; j++) {
      power *= parameters.phi;
      sum += power;
    }
    slopeInLevel = sum;
    slopeInSlope = power;
  }

  /** Whether a model is of these classes; others are simulated. */
  static boolean isKnown(EtsShape shape) {
    return !shape.growth && (shape.proportional || shape.season != SeasonType.MULTIPLICATIVE);
  }

  /**
   * Standard deviations of the forecasts.
   *
   * @param filter after its run: parameters
   * @param trend the forecasts of level and trend
   * @param mean the forecasts
   * @param sigma the standard deviation of the errors
   */
  static double[] deviations(
      EtsShape shape, EtsFilter filter, double[] trend, double[] mean, double sigma) {
    EtsVariance states = new EtsVariance(shape, filter, sigma);
    double[] deviations = new double[mean.length];
    int position = 0;
    for (int h = 0; h < mean.length; h++) {
      double centre = shape.factors ? trend[h] : mean[h];
      double effect = shape.factors ? mean[h] / EtsFilter.divisor(centre) : 1;
      deviations[h] = Math.abs(effect) * Math.sqrt(states.step(position, centre));
      position = position + 1 == shape.m ? 0 : position + 1;
    }
    return deviations;
  }

  /** The variance of the next forecast, in units of the effect if that is a factor. */
  private double step(int position, double centre) {
    double phi = parameters.phi;
    double weight = factors ? centre : 1;
    double levelSeason = ls[position] + slopeInLevel * bs[position];
    double slopeSeason = slopeInSlope * bs[position];
    double common = levelSeason + phi * slopeSeason;
    double ofTrend = ll + 2 * phi * lb + phi * phi * bb;
    double signal = ofTrend + 2 * weight * common + weight * weight * ss[position];
    double second = centre * centre + signal;
    double shock = proportional ? variance * second : variance;
    double seasonShock = factors ? variance : shock;
    double bothShock = Math.sqrt(shock * seasonShock);
    double alpha = parameters.alpha;
    double beta = parameters.beta;
    double gamma = parameters.gamma;
    lb = phi * lb + phi * phi * bb + alpha * beta * shock;
    bb = phi * phi * bb + beta * beta * shock;
    ll = ofTrend + alpha * alpha * shock;
    ls[position] = common + alpha * gamma * bothShock;
    bs[position] = phi * slopeSeason + beta * gamma * bothShock;
    ss[position] += gamma * gamma * seasonShock;
    return Math.max(0, signal + shock);
  }
}
