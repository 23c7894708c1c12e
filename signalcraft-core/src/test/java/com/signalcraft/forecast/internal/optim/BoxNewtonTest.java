package com.signalcraft.forecast.internal.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BoxNewtonTest {

  private static final double INF = Double.POSITIVE_INFINITY;

  /** Least squares of residuals r(x), with the matrix of Gauss and Newton. */
  private abstract static class Squares implements BoxNewton.Problem {
    int evaluations;

    abstract double[] residuals(double[] x);

    abstract double[][] derivatives(double[] x);

    @Override
    public double value(double[] x) {
      evaluations++;
      return Arrays.stream(residuals(x)).map(r -> r * r).sum();
    }

    @Override
    public void linearise(double[] x, double[] gradient, double[] hessian, int stride) {
      double[] r = residuals(x);
      double[][] j = derivatives(x);
      for (int i = 0; i < x.length; i++) {
        gradient[i] = 0;
        for (int row = 0; row < r.length; row++) {
          gradient[i] += 2 * r[row] * j[row][i];
        }
        for (int k = 0; k <= i; k++) {
          double sum = 0;
          for (double[] row : j) {
            sum += 2 * row[i] * row[k];
          }
          hessian[i * stride + k] = sum;
        }
      }
    }
  }

  /** Rosenbrock's valley. */
  private static final class Valley extends Squares {
    @Override
    double[] residuals(double[] x) {
      return new double[] {1 - x[0], 10 * (x[1] - x[0] * x[0])};
    }

    @Override
    double[][] derivatives(double[] x) {
      return new double[][] {{-1, 0}, {-20 * x[0], 10}};
    }
  }

  /** A plane of three variables that lean on each other. */
  private static final class Plane extends Squares {
    @Override
    double[] residuals(double[] x) {
      return new double[] {x[0] + x[1] - 3, x[1] - x[2] + 1, x[0] - 2 * x[2]};
    }

    @Override
    double[][] derivatives(double[] x) {
      return new double[][] {{1, 1, 0}, {0, 1, -1}, {1, 0, -2}};
    }
  }

  private static double minimise(Squares problem, double[] x, double lower, double upper) {
    int n = x.length;
    double[] low = new double[n];
    double[] high = new double[n];
    Arrays.fill(low, lower);
    Arrays.fill(high, upper);
    return new BoxNewton(n + 2).minimise(problem, x, low, high, n, 1e-14, 200);
  }

  @Test
  void the_bent_valley_of_rosenbrock_is_followed_to_its_end() {
    double[] x = {-1.2, 1};
    Valley valley = new Valley();
    assertThat(minimise(valley, x, -INF, INF)).isLessThan(1e-12);
    assertThat(x).containsExactly(new double[] {1, 1}, within(1e-6));
    assertThat(valley.evaluations).isLessThan(60);
  }

  @Test
  void a_plane_takes_a_few_steps() {
    double[] x = {50, -20, 7};
    Plane plane = new Plane();
    assertThat(minimise(plane, x, -INF, INF)).isLessThan(1e-12);
    assertThat(plane.evaluations).isLessThan(12);
  }

  @Test
  void a_minimum_outside_the_bounds_is_found_on_them() {
    double[] x = {0, 0, 0};
    double value = minimise(new Plane(), x, -0.5, 0.9);
    double[] best = x.clone();
    assertThat(Arrays.stream(best).allMatch(v -> v >= -0.5 && v <= 0.9)).isTrue();
    // No point of a fine grid within the bounds is better.
    for (double a = -0.5; a <= 0.9; a += 0.1) {
      for (double b = -0.5; b <= 0.9; b += 0.1) {
        for (double c = -0.5; c <= 0.9; c += 0.1) {
          assertThat(new Plane().value(new double[] {a, b, c})).isGreaterThan(value - 1e-9);
        }
      }
    }
    assertThat(new Plane().value(best)).isCloseTo(value, within(1e-12));
  }

  @Test
  void where_there_is_no_value_the_search_does_not_go() {
    double[] x = {0.2, 0.2};
    Squares walled =
        new Squares() {
          @Override
          double[] residuals(double[] at) {
            return new double[] {at[0] - 2, at[1] > 0.5 ? Double.NaN : at[1] - 1};
          }

          @Override
          double[][] derivatives(double[] at) {
            return new double[][] {{1, 0}, {0, 1}};
          }
        };
    double value = minimise(walled, x, -INF, INF);
    assertThat(x[1]).isLessThanOrEqualTo(0.5);
    assertThat(value).isLessThan(0.8 * 0.8 + 1.8 * 1.8);
  }

  @Test
  void a_start_without_a_value_stays() {
    double[] x = {Double.NaN, 1};
    assertThat(minimise(new Valley(), x, -INF, INF)).isNaN();
    assertThat(x[1]).isEqualTo(1);
  }

  @Test
  void a_variable_that_does_nothing_stays() {
    double[] x = {-1, 5, 3};
    Squares flat =
        new Squares() {
          @Override
          double[] residuals(double[] at) {
            return new double[] {at[0] - 2, at[2] + 1};
          }

          @Override
          double[][] derivatives(double[] at) {
            return new double[][] {{1, 0, 0}, {0, 0, 1}};
          }
        };
    assertThat(minimise(flat, x, -INF, INF)).isLessThan(1e-12);
    assertThat(x).containsExactly(new double[] {2, 5, -1}, within(1e-6));
  }
}
