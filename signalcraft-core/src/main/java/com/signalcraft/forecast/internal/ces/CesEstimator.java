package com.signalcraft.forecast.internal.ces;

import com.signalcraft.common.Checks;
import com.signalcraft.forecast.Likelihood;
import com.signalcraft.forecast.ces.CesSeason;
import com.signalcraft.forecast.internal.optim.NelderMead;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

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

  /** The search has converged where its values differ by less than this share. */
  private static final double TOLERANCE = 1e-8;

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
    Estimate best = null;
    Estimate partial = null;
    for (CesSeason season : seasons) {
      List<double[]> starts = new ArrayList<>();
      if (season == CesSeason.FULL) {
        // A full season with β = 1 + β₀ + i is the partial one with β₀.
        Estimate simpler =
            partial == null
                ? estimate(y, observed, CesSeason.PARTIAL, seasonLength, List.of())
                : partial;
        double[] x = simpler.x();
        starts.add(new double[] {x[0], x[1], Math.min(1 + x[2], MOST[2]), 1});
      }
      Estimate other = estimate(y, observed, season, seasonLength, starts);
      if (season == CesSeason.PARTIAL) {
        partial = other;
      }
      if (best == null || other.likelihood().aicc() < best.likelihood().aicc()) {
        best = other;
      }
    }
    return Checks.required("seasons", best);
  }

  /**
   * Estimates one kind of season.
   *
   * @param given parameters to begin with besides the usual ones; of another length than those of
   *     this season they are passed over
   */
  static Estimate estimate(
      double[] y, int observed, CesSeason season, int seasonLength, List<double[]> given) {
    int p = count(season);
    CesFilter filter = new CesFilter(y, season, seasonLength);
    double[] best = start(season);
    double least = value(filter, best, observed);
    if (observed >= LEAST_VALUES) {
      List<double[]> starts = new ArrayList<>();
      starts.add(best);
      for (double[] start : given) {
        if (start.length == p) {
          starts.add(start.clone());
        }
      }
      double[] step = new double[p];
      double[] lower = new double[p];
      double[] upper = Arrays.copyOf(MOST, p);
      Arrays.fill(step, 0.1);
      Arrays.fill(lower, LEAST);
      NelderMead search = new NelderMead(p, 150 * p, TOLERANCE, 1);
      ToDoubleFunction<double[]> function = point -> value(filter, point, observed);
      for (double[] x : starts) {
        double value = search.minimise(function, x, step, lower, upper);
        if (value <= least) {
          least = value;
          best = x;
        }
      }
    }
    int length = season == CesSeason.NONE ? 1 : seasonLength;
    return new Estimate(season, length, best, likelihood(season, length, least, observed));
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
