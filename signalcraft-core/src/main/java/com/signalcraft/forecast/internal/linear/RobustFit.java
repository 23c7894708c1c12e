package com.signalcraft.forecast.internal.linear;

import java.util.Arrays;
import java.util.function.Function;

/**
 * A regression that outliers do not move: Huber's M-estimate with the scale of the median absolute
 * deviation, then from there Tukey's bisquare estimate with the scale kept, which gives no weight
 * at all to what is far off (Huber, 1964, Annals of Mathematical Statistics 35; Beaton and Tukey,
 * 1974, Technometrics 16). Both by modified residuals (Huber, 1981, Robust Statistics, section
 * 7.8): the observations are replaced by fitted value + s·ψ(residual/s) and fitted again, which
 * needs the triangular factor of the terms once. The tuning constants give 95 % efficiency under
 * normal errors. Holds state; not thread-safe.
 */
final class RobustFit {

  private static final double HUBER = 1.345;
  private static final double BISQUARE = 4.685;

  /** Makes the median absolute deviation of normal errors their standard deviation. */
  private static final double NORMAL = 1.482602218505602;

  /** Residuals beyond this many median absolute deviations do not enter the scale. */
  private static final double SCALE_CUT = 9;

  private static final int ITERATIONS = 50;
  private static final int CHOICES = 4;
  private static final double TOLERANCE = 1e-8;

  /** A scale below this share of the greatest value is rounding. */
  private static final double ROUNDING = 1e-14;

  private final Rows rows;
  private double[] residuals = new double[16];
  private int count;

  /** The observations, as often as they are asked for. */
  interface Rows {
    void forEach(Taker taker);

    /** Takes the terms of an observation and its response. */
    interface Taker {
      void take(double[] terms, double response);
    }
  }

  RobustFit(Rows rows) {
    this.rows = rows;
  }

  /**
   * The fit with the terms that are chosen when outliers have been drawn in: the choice is repeated
   * on the modified observations until it stays.
   */
  SubsetFit chosen(Function<double[][], SubsetFit> choice) {
    SubsetFit fit = huber(choice.apply(factor((terms, response) -> response)));
    for (int round = 0; round < CHOICES; round++) {
      SubsetFit before = fit;
      double s = scale(fit);
      double[][] factor =
          factor((terms, y) -> before.value(terms) + huber(y - before.value(terms), s));
      SubsetFit next = choice.apply(factor);
      if (Arrays.equals(next.terms(), before.terms())) {
        break;
      }
      fit = huber(next);
    }
    return bisquare(fit);
  }

  /** The fit of the terms of another one, starting from its coefficients. */
  SubsetFit from(SubsetFit start) {
    return bisquare(huber(start));
  }

  private double[][] factor(Response response) {
    LeastSquares[] squares = new LeastSquares[1];
    rows.forEach(
        (terms, y) -> {
          if (squares[0] == null) {
            squares[0] = new LeastSquares(terms.length);
          }
          squares[0].add(terms, response.of(terms, y));
        });
    return squares[0].factor();
  }

  /** What an observation is replaced by. */
  private interface Response {
    double of(double[] terms, double y);
  }

  private SubsetFit huber(SubsetFit start) {
    SubsetFit fit = start;
    for (int i = 0; i < ITERATIONS; i++) {
      double s = scale(fit);
      SubsetFit next = improved(fit, residual -> huber(residual, s));
      double change = next.distance(fit) / Math.sqrt(count);
      fit = next;
      if (change <= TOLERANCE * s || s < ROUNDING) {
        break;
      }
    }
    return fit;
  }

  private SubsetFit bisquare(SubsetFit start) {
    SubsetFit fit = start;
    double s = scale(fit);
    for (int i = 0; i < ITERATIONS && s >= ROUNDING; i++) {
      SubsetFit next = improved(fit, residual -> bisquare(residual, s));
      double change = next.distance(fit) / Math.sqrt(count);
      fit = next;
      if (change <= TOLERANCE * s) {
        break;
      }
    }
    return fit;
  }

  private SubsetFit improved(SubsetFit fit, Psi psi) {
    double[] gradient = new double[fit.rank()];
    rows.forEach(
        (terms, response) -> fit.addTo(gradient, terms, psi.of(response - fit.value(terms))));
    return fit.moved(gradient);
  }

  /** A residual as the estimate counts it. */
  private interface Psi {
    double of(double residual);
  }

  private static double huber(double residual, double s) {
    return Math.max(-HUBER * s, Math.min(HUBER * s, residual));
  }

  private static double bisquare(double residual, double s) {
    double u = residual / (BISQUARE * s);
    double w = 1 - u * u;
    return w > 0 ? residual * w * w : 0;
  }

  private double scale(SubsetFit fit) {
    count = 0;
    rows.forEach(
        (terms, response) -> {
          if (count == residuals.length) {
            residuals = Arrays.copyOf(residuals, 2 * count);
          }
          residuals[count++] = response - fit.value(terms);
        });
    return mad(Arrays.copyOf(residuals, count));
  }

  /** The median absolute deviation from zero, as a standard deviation. */
  private static double mad(double[] x) {
    double[] sizes = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      sizes[i] = Math.abs(x[i]);
    }
    Arrays.sort(sizes);
    int n = sizes.length;
    return NORMAL * (sizes[(n - 1) / 2] + sizes[n / 2]) / 2;
  }

  /**
   * The biweight standard deviation about zero (Lax, 1985, Journal of the American Statistical
   * Association 80): as insensitive to outliers as the median absolute deviation and far more
   * precise.
   */
  static double deviation(double[] residuals) {
    double cut = SCALE_CUT * mad(residuals) / NORMAL;
    if (cut == 0) {
      return 0;
    }
    double above = 0;
    double below = 0;
    for (double residual : residuals) {
      double u = residual / cut;
      double w = 1 - u * u;
      if (w > 0) {
        above += residual * residual * w * w * w * w;
        below += w * (1 - 5 * u * u);
      }
    }
    return Math.sqrt(residuals.length * above) / Math.abs(below);
  }
}
