package com.signalcraft.forecast.internal.arima;

/**
 * Polynomials by their partial autocorrelations, each the hyperbolic tangent of a free number, so
 * that every point is stationary (Barndorff-Nielsen and Schou, 1973; Monahan, 1984; Jones, 1980).
 * Stateless.
 */
final class Partials {

  /** Partial autocorrelations of free numbers that are found from coefficients. */
  private static final double GREATEST = 0.9999;

  private Partials() {}

  /**
   * Coefficients a of 1 − a₁z − a₂z² − … with all roots outside the unit circle, by the recursion
   * of Levinson and Durbin.
   *
   * @param free the free numbers
   * @param at where they begin
   * @param count how many there are
   * @param sign 1 for autoregressive coefficients, −1 for moving average ones, of 1 + θ₁z + …
   * @param into takes the coefficients at the same places
   */
  static void toCoefficients(double[] free, int at, int count, double sign, double[] into) {
    for (int j = 0; j < count; j++) {
      double partial = Math.tanh(free[at + j]);
      into[at + j] = partial;
      for (int low = 0, high = j - 1; low <= high; low++, high--) {
        double x = into[at + low];
        double y = into[at + high];
        into[at + low] = x - partial * y;
        into[at + high] = y - partial * x;
      }
    }
    if (sign < 0) {
      for (int j = 0; j < count; j++) {
        into[at + j] = -into[at + j];
      }
    }
  }

  /**
   * The free numbers that give coefficients.
   *
   * @param coefficients the coefficients, of a polynomial with all roots outside the unit circle;
   *     of one that has others, the partial autocorrelations are cut to ±{@value #GREATEST}
   * @param at where they begin
   * @param count how many there are
   * @param sign as for {@link #toCoefficients}
   * @param into takes the free numbers at the same places
   */
  static void toFree(double[] coefficients, int at, int count, double sign, double[] into) {
    for (int j = 0; j < count; j++) {
      into[at + j] = sign * coefficients[at + j];
    }
    for (int j = count - 1; j >= 0; j--) {
      double partial = Math.max(-GREATEST, Math.min(GREATEST, into[at + j]));
      stepDown(into, at, j, partial);
      into[at + j] = 0.5 * Math.log((1 + partial) / (1 - partial));
    }
  }

  /**
   * Whether all roots of a polynomial are at least so far from zero.
   *
   * @param coefficients the coefficients
   * @param at where they begin
   * @param count how many there are
   * @param sign as for {@link #toCoefficients}
   * @param radius the least modulus of a root, above 0
   * @param work is overwritten, at least {@code count} long
   * @return true if no root is nearer
   */
  static boolean rootsOutside(
      double[] coefficients, int at, int count, double sign, double radius, double[] work) {
    double power = sign;
    for (int j = 0; j < count; j++) {
      power *= radius;
      work[j] = coefficients[at + j] * power;
    }
    for (int j = count - 1; j >= 0; j--) {
      double partial = work[j];
      if (!(Math.abs(partial) < 1)) {
        return false;
      }
      stepDown(work, 0, j, partial);
    }
    return true;
  }

  /** From the predictor of order j + 1 to that of order j. */
  private static void stepDown(double[] a, int at, int j, double partial) {
    double scale = 1 / (1 - partial * partial);
    for (int low = 0, high = j - 1; low <= high; low++, high--) {
      double x = a[at + low];
      double y = a[at + high];
      a[at + low] = (x + partial * y) * scale;
      a[at + high] = (y + partial * x) * scale;
    }
  }
}
