package com.signalcraft.forecast.internal.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.ValidationException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NelderMeadTest {

  private static final double INF = Double.POSITIVE_INFINITY;

  private static double[] all(int n, double value) {
    double[] x = new double[n];
    Arrays.fill(x, value);
    return x;
  }

  private static double rosenbrock(double[] x) {
    double a = 1 - x[0];
    double b = x[1] - x[0] * x[0];
    return a * a + 100 * b * b;
  }

  private static double ellipse(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double d = x[i] - i;
      sum += (i + 1) * d * d;
    }
    return 3 + sum;
  }

  @Test
  void the_bent_valley_of_rosenbrock_is_followed_to_its_end() {
    double[] x = {-1.2, 1};
    double value =
        new NelderMead(2, 5_000, 1e-12, 3)
            .minimise(NelderMeadTest::rosenbrock, x, all(2, 0.5), all(2, -INF), all(2, INF));
    assertThat(value).isLessThan(1e-9);
    assertThat(x).containsExactly(new double[] {1, 1}, within(1e-4));
  }

  @Test
  void many_variables_converge() {
    double[] x = all(12, 20);
    double value =
        new NelderMead(12, 50_000, 1e-12, 5)
            .minimise(NelderMeadTest::ellipse, x, all(12, 1), all(12, -INF), all(12, INF));
    assertThat(value).isCloseTo(3, within(1e-6));
    assertThat(x[7]).isCloseTo(7, within(1e-3));
  }

  @Test
  void a_minimum_outside_the_bounds_is_found_on_them() {
    double[] x = {0.5, 0.5, 0.5};
    double value =
        new NelderMead(3, 5_000, 1e-12, 3)
            .minimise(NelderMeadTest::ellipse, x, all(3, 0.2), all(3, 0.25), all(3, 1.5));
    assertThat(x).containsExactly(new double[] {0.25, 1, 1.5}, within(1e-4));
    assertThat(value).isCloseTo(3 + 0.0625 + 3 * 0.25, within(1e-6));
  }

  @Test
  void no_point_outside_the_bounds_is_evaluated() {
    double[] x = {1, 1};
    new NelderMead(2, 1_000, 1e-10, 2)
        .minimise(
            point -> {
              assertThat(point[0]).isBetween(0.0, 1.0);
              assertThat(point[1]).isBetween(-1.0, 1.0);
              return ellipse(point);
            },
            x,
            all(2, 0.5),
            new double[] {0, -1},
            all(2, 1));
    assertThat(x).containsExactly(new double[] {0, 1}, within(1e-4));
  }

  @Test
  void points_without_a_value_are_avoided() {
    double[] x = {2, 2};
    double value =
        new NelderMead(2, 2_000, 1e-12, 3)
            .minimise(
                p -> p[0] < 1.5 ? Double.NaN : ellipse(p),
                x,
                all(2, 0.5),
                all(2, -INF),
                all(2, INF));
    assertThat(value).isCloseTo(3 + 2.25, within(1e-3));
    assertThat(x[0]).isCloseTo(1.5, within(1e-3));
  }

  @Test
  void a_start_that_has_no_value_anywhere_near_ends() {
    double[] x = {2, 2};
    double value =
        new NelderMead(2, 500, 1e-8, 3).minimise(p -> INF, x, all(2, 1), all(2, -INF), all(2, INF));
    assertThat(value).isInfinite();
  }

  @Test
  void the_number_of_evaluations_is_bounded_and_told() {
    NelderMead search = new NelderMead(2, 60, 1e-15, 10);
    int[] calls = {0};
    search.minimise(
        p -> {
          calls[0]++;
          return rosenbrock(p);
        },
        new double[] {-1.2, 1},
        all(2, 0.5),
        all(2, -INF),
        all(2, INF));
    assertThat(search.evaluations()).isEqualTo(calls[0]).isLessThan(60 + 5);
  }

  @Test
  void the_same_search_gives_the_same_point_again() {
    NelderMead search = new NelderMead(3, 400, 1e-9, 2);
    double[] first = {3, -2, 1};
    double[] second = first.clone();
    search.minimise(NelderMeadTest::ellipse, first, all(3, 1), all(3, -9), all(3, 9));
    search.minimise(NelderMeadTest::ellipse, second, all(3, 1), all(3, -9), all(3, 9));
    assertThat(second).containsExactly(first);
  }

  @Test
  void settings_out_of_range_are_refused() {
    assertThatThrownBy(() -> new NelderMead(0, 10, 1e-6, 0))
        .isInstanceOf(ValidationException.class);
    assertThatThrownBy(() -> new NelderMead(1, 10, 0, 0)).isInstanceOf(ValidationException.class);
  }
}
