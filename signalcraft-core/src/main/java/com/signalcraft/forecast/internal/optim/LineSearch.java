package com.signalcraft.forecast.internal.optim;

import java.util.function.DoubleUnaryOperator;

/**
 * The least value of a function of one variable between two bounds: the best of a few equidistant
 * points, and golden sections and parabolas about it (Brent, 1973, Algorithms for Minimization
 * without Derivatives, chapter 5). Stateless.
 */
public final class LineSearch {

  private static final int POINTS = 10;
  private static final int MOST_STEPS = 60;
  private static final double GOLDEN = 0.3819660112501051;

  private LineSearch() {}

  /**
   * Where the function is least.
   *
   * @param f the function, finite
   * @param least the lower bound
   * @param greatest the upper bound
   * @param tolerance how near, in units of the variable
   * @return the place
   */
  public static double minimum(
      DoubleUnaryOperator f, double least, double greatest, double tolerance) {
    double step = (greatest - least) / (POINTS - 1);
    double best = least;
    double lowest = f.applyAsDouble(least);
    for (int i = 1; i < POINTS; i++) {
      double x = i == POINTS - 1 ? greatest : least + i * step;
      double value = f.applyAsDouble(x);
      if (value < lowest) {
        lowest = value;
        best = x;
      }
    }
    double a = Math.max(least, best - step);
    double b = Math.min(greatest, best + step);
    return brent(f, a, b, best, lowest, tolerance);
  }

  private static double brent(
      DoubleUnaryOperator f, double from, double to, double start, double value, double tolerance) {
    double a = from;
    double b = to;
    double x = start;
    double w = start;
    double v = start;
    double fx = value;
    double fw = value;
    double fv = value;
    double last = 0;
    double before = 0;
    for (int i = 0; i < MOST_STEPS; i++) {
      double middle = (a + b) / 2;
      if (Math.abs(x - middle) <= 2 * tolerance - (b - a) / 2) {
        break;
      }
      double r = (x - w) * (fx - fv);
      double q = (x - v) * (fx - fw);
      double p = (x - v) * q - (x - w) * r;
      q = 2 * (q - r);
      p = q > 0 ? -p : p;
      q = Math.abs(q);
      boolean parabola =
          Math.abs(p) < Math.abs(q * before / 2) && p > q * (a - x) && p < q * (b - x);
      before = parabola ? last : x < middle ? b - x : a - x;
      last = parabola ? p / q : GOLDEN * before;
      double u = x + (Math.abs(last) >= tolerance ? last : Math.copySign(tolerance, last));
      u = Math.max(from, Math.min(to, u));
      double fu = f.applyAsDouble(u);
      if (fu <= fx) {
        if (u < x) {
          b = x;
        } else {
          a = x;
        }
        v = w;
        fv = fw;
        w = x;
        fw = fx;
        x = u;
        fx = fu;
      } else {
        if (u < x) {
          a = u;
        } else {
          b = u;
        }
        if (fu <= fw || w == x) {
          v = w;
          fv = fw;
          w = u;
          fw = fu;
        } else if (fu <= fv || v == x || v == w) {
          v = u;
          fv = fu;
        }
      }
    }
    return x;
  }
}
