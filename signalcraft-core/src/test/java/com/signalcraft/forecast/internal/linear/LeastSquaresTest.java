package com.signalcraft.forecast.internal.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {

  private static final int[] ALL = IntStream.range(0, 5).toArray();

  private final Random random = new Random(7);

  private double[][] rows(int count) {
    double[][] rows = new double[count][5];
    for (double[] row : rows) {
      row[0] = 1;
      for (int j = 1; j < 5; j++) {
        row[j] = random.nextGaussian();
      }
    }
    return rows;
  }

  private static SubsetFit fit(double[][] rows, double[] y, int... terms) {
    LeastSquares squares = new LeastSquares(5);
    for (int i = 0; i < y.length; i++) {
      squares.add(rows[i], y[i]);
    }
    return SubsetFit.of(squares.factor(), terms);
  }

  @Test
  void agrees_with_a_decomposition_of_the_whole_matrix_for_any_number_of_blocks() {
    for (int n : new int[] {6, 255, 256, 257, 1_000}) {
      double[][] rows = rows(n);
      double[] y = random.doubles(n).toArray();
      RealMatrix x = new Array2DRowRealMatrix(rows);
      double[] beta = new QRDecomposition(x).getSolver().solve(new ArrayRealVector(y)).toArray();
      SubsetFit fit = fit(rows, y, ALL);
      double squares = 0;
      for (int i = 0; i < n; i++) {
        double expected = x.getRowVector(i).dotProduct(new ArrayRealVector(beta));
        assertThat(fit.value(rows[i], 0, 5)).isCloseTo(expected, within(1e-10));
        squares += (y[i] - expected) * (y[i] - expected);
      }
      assertThat(fit.residualSumOfSquares()).isCloseTo(squares, within(1e-9));
      RealMatrix inverse = new LUDecomposition(x.transpose().multiply(x)).getSolver().getInverse();
      double[] at = {1, 2, -3, 0.5, 4};
      double leverage =
          new ArrayRealVector(at).dotProduct(inverse.operate(new ArrayRealVector(at)));
      assertThat(fit.leverage(at)).isCloseTo(leverage, within(1e-9 * leverage));
    }
  }

  @Test
  void a_subset_of_the_terms_is_a_regression_on_them_alone() {
    double[][] rows = rows(100);
    double[] y = random.doubles(100).toArray();
    double[][] two = new double[100][];
    for (int i = 0; i < 100; i++) {
      two[i] = new double[] {rows[i][0], rows[i][3]};
    }
    double[] beta =
        new QRDecomposition(new Array2DRowRealMatrix(two))
            .getSolver()
            .solve(new ArrayRealVector(y))
            .toArray();
    SubsetFit fit = fit(rows, y, 0, 3);
    assertThat(fit.value(new double[] {1, 9, 9, 2, 9}, 0, 5))
        .isCloseTo(beta[0] + 2 * beta[1], within(1e-12));
    assertThat(fit.value(new double[] {1, 9, 9, 2, 9}, 1, 4)).isCloseTo(2 * beta[1], within(1e-12));
    assertThat(fit.rank()).isEqualTo(2);
    assertThat(fit.count(0, 3)).isEqualTo(1);
    assertThat(fit.count(0, 4)).isEqualTo(2);
  }

  @Test
  void a_dependent_term_is_dropped_and_those_after_it_count() {
    double[][] rows = rows(50);
    double[] y = new double[50];
    for (int i = 0; i < 50; i++) {
      rows[i][2] = 3 * rows[i][1] - rows[i][0];
      y[i] = 2 + rows[i][1] + 5 * rows[i][4];
    }
    SubsetFit fit = fit(rows, y, ALL);
    assertThat(fit.rank()).isEqualTo(4);
    assertThat(fit.count(2, 3)).isZero();
    assertThat(fit.residualSumOfSquares()).isLessThan(1e-20);
    assertThat(fit.value(rows[7], 0, 5)).isCloseTo(y[7], within(1e-10));
  }

  @Test
  void fewer_rows_than_terms_keep_as_many_terms_as_rows() {
    double[][] rows = rows(3);
    double[] y = {1, 2, 3};
    SubsetFit fit = fit(rows, y, ALL);
    assertThat(fit.rank()).isEqualTo(3);
    assertThat(fit.value(rows[1], 0, 5)).isCloseTo(2, within(1e-10));
  }
}
