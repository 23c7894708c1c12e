package com.signalcraft.forecast.internal.ces;

import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.ces.CesSeason;
import com.signalcraft.forecast.internal.optim.NelderMead;
import java.util.Arrays;
import java.util.List;

/**
 * Estimates complex exponential smoothing by maximum likelihood, that is least squares, and chooses
 * the season by AICc. Stateless.
 */
final class CesEstimator {

  /** The least and the greatest of each parameter. */
  private static final double LEAST = 0.01;

  private static final double[] MOST = {2, 1.9, 1.9, 1.9};

  /** Squared errors below this are rounding, as the mean magnitude of the values is 1. */
  private static final double ROUNDING = 1e-26;

  /** From so many values on parameters are estimated; fewer take those the search begins with. */
  private static final int LEAST_VALUES = 6;

  private CesEstimator() {}

  /** How many parameters a kind of season has. */
  static int count(CesSeason season) {
    return switch (season) {
      case NONE, SIMPLE -> 2;
      case PARTIAL -> 3;
      case FULL -> 4;
    };
  }

  /**
   * Estimates of one kind of season.
   *
   * @param season the kind
   * @param seasonLength 1 without a season
   * @param x the parameters
   * @param likelihood in the unit of the values given
   */
  @SuppressWarnings("ArrayRecordComponent") // never leaves the package, nobody writes to them
  record Estimate(CesSeason season, int seasonLength, double[] x, Likelihood likelihood) {}

  /** The best of some kinds of season by AICc; the first where all are infinite. */
  static Estimate best(double[] y, int observed, List<CesSeason> seasons, int seasonLength) {
    Estimate best = estimate(y, observed, seasons.get(0), seasonLength, new double[0]);
    for (CesSeason season : seasons.subList(1, seasons.size())) {
      Estimate other = estimate(y, observed, season, seasonLength, new double[0]);
      if (other.likelihood().aicc() < best.likelihood().aicc()) {
        best = other;
      }
    }
    return best;
  }

  /** Estimates one kind of season, from given parameters if there are any. */
  static Estimate estimate(
      double[] y, int observed, CesSeason season, int seasonLength, double[] from) {
    int p = count(season);
    CesFilter filter = new CesFilter(y, season, seasonLength);
    double[] x = from.length > 0 ? from.clone() : start(season);
    double value;
    if (observed < LEAST_VALUES) {
      value = value(filter, x, observed);
    } else {
      double[] step = new double[p];
      double[] lower = new double[p];
      Arrays.fill(step, 0.1);
      Arrays.fill(lower, LEAST);
      value =
          new NelderMead(p, 200 * p, 1e-9, 2)
              .minimise(
                  point -> value(filter, point, observed), x, step, lower, Arrays.copyOf(MOST, p));
    }
    int length = season == CesSeason.NONE ? 1 : seasonLength;
    return new Estimate(season, length, x, likelihood(season, length, value, observed));
  }

  /**
   * The likelihood. The effects of a season count as parameters, all but one; else a season would
   * be taken wherever there is a length for it.
   */
  static Likelihood likelihood(CesSeason season, int seasonLength, double value, int observed) {
    return new Likelihood(-value / 2, count(season) + 1 + seasonLength - 1, observed);
  }

  private static double[] start(CesSeason season) {
    return switch (season) {
      case NONE, SIMPLE -> new double[] {1.3, 1};
      case PARTIAL -> new double[] {1.3, 1, 0.1};
      case FULL -> new double[] {1.3, 1, 1.3, 1};
    };
  }

  private static double value(CesFilter filter, double[] x, int observed) {
    if (!isStable(x)) {
      return Double.POSITIVE_INFINITY;
    }
    double squares = filter.run(x);
    return squares < Double.POSITIVE_INFINITY ? criterion(squares, observed) : squares;
  }

  /** Whether errors are no larger than rounding. */
  static boolean isExact(double squares, int observed) {
    return squares <= observed * ROUNDING;
  }

  /** Twice the negative log-likelihood, up to what depends on the number of values alone. */
  static double criterion(double squares, int observed) {
    return observed * Math.log(Math.max(squares, observed * ROUNDING));
  }

  /**
   * Whether the errors that level and potential make die out: both eigenvalues of their transition
   * less gain lie within the unit circle.
   */
  static boolean isStable(double[] x) {
    double a = x[0];
    double b = x[1];
    double trace = 2 - 2 * a + b;
    double determinant = (1 - a + b) * (1 - a) + (1 - b) * (1 - a - b);
    return Math.abs(determinant) < 1 && Math.abs(trace) < 1 + determinant;
  }
}
