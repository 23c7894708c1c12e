package com.signalcraft.forecast.internal.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ActiveSetLassoTest {

  @Property(tries = 200, seed = "20240601")
  void the_optimality_conditions_hold(
      @ForAll @IntRange(min = 1, max = 30) int size, @ForAll long seed) {
    Random random = new Random(seed);
    // As many rows as columns or more, near to each other as changes of a slope are.
    double[][] rows = new double[size + 5][size];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < size; j++) {
        rows[i][j] =
            Math.max(0, i / (double) rows.length - j / (double) size)
                + 0.01 * random.nextGaussian();
      }
    }
    double[][] q = new double[size][size];
    double[] b = new double[size];
    for (double[] row : rows) {
      double y = random.nextGaussian();
      for (int j = 0; j < size; j++) {
        b[j] += row[j] * y;
        for (int l = 0; l < size; l++) {
          q[j][l] += row[j] * row[l];
        }
      }
    }
    double lambda = Math.pow(10, random.nextInt(5) - 4);
    double[] z = new double[size];
    for (int j = 0; j < size; j++) {
      z[j] = random.nextInt(3) - 1;
    }
    new ActiveSetLasso(size).solve(q, b, lambda, z);
    for (int j = 0; j < size; j++) {
      double gradient = -b[j];
      double terms = Math.abs(b[j]);
      for (int l = 0; l < size; l++) {
        gradient += q[j][l] * z[l];
        terms += Math.abs(q[j][l] * z[l]);
      }
      double rounding = 1e-12 * terms + 1e-8 * lambda;
      if (z[j] == 0) {
        assertThat(Math.abs(gradient)).isLessThanOrEqualTo(lambda + rounding);
      } else {
        assertThat(gradient).isCloseTo(-lambda * Math.signum(z[j]), within(rounding));
      }
    }
  }

  @Test
  void one_coefficient_is_shrunk_towards_zero_and_no_further() {
    double[] z = {0};
    new ActiveSetLasso(1).solve(new double[][] {{2}}, new double[] {3}, 1, z);
    assertThat(z[0]).isCloseTo(1, within(1e-12));
    new ActiveSetLasso(1).solve(new double[][] {{2}}, new double[] {-0.9}, 1, z);
    assertThat(z[0]).isZero();
  }

  @Test
  void two_equal_columns_do_not_hang() {
    double[] z = {0, 0};
    double[][] q = {{1 + 1e-13, 1}, {1, 1 + 1e-13}};
    new ActiveSetLasso(2).solve(q, new double[] {1, 1}, 0.1, z);
    assertThat(z[0] + z[1]).isCloseTo(0.9, within(1e-9));
  }
}
