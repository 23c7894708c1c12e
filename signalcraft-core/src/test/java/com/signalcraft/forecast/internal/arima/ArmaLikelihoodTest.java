package com.signalcraft.forecast.internal.arima;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.forecast.KnownSeries;
import com.signalcraft.forecast.arima.ArimaOrder;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The two exact filters against a dense covariance matrix and against one another. */
class ArmaLikelihoodTest {

  /** −2 log L up to a constant, with errors of variance 1, by a dense Cholesky decomposition. */
  private static double[] dense(double[] phi, double[] theta, double[] w) {
    int n = w.length;
    // Autocovariances by the weights of a very long moving average.
    double[] psi = new double[6000];
    for (int k = 0; k < psi.length; k++) {
      psi[k] = k == 0 ? 1 : k <= theta.length ? theta[k - 1] : 0;
      for (int j = 0; j < phi.length && j < k; j++) {
        psi[k] += phi[j] * psi[k - 1 - j];
      }
    }
    double[] gamma = new double[n];
    for (int lag = 0; lag < n; lag++) {
      for (int k = 0; k + lag < psi.length; k++) {
        gamma[lag] += psi[k] * psi[k + lag];
      }
    }
    double[][] l = new double[n][n];
    double[] z = new double[n];
    double logarithms = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = gamma[i - j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
      }
      double rest = w[i];
      for (int k = 0; k < i; k++) {
        rest -= l[i][k] * z[k];
      }
      z[i] = rest / l[i][i];
      logarithms += 2 * Math.log(l[i][i]);
      squares += z[i] * z[i];
    }
    return new double[] {logarithms, squares};
  }

  private static double[] coefficients(ArimaOrder order, Random random) {
    double[] free = new double[order.coefficients()];
    for (int i = 0; i < free.length; i++) {
      free[i] = random.nextGaussian() * 0.7;
    }
    double[] c = new double[free.length];
    ArmaObjective.toCoefficients(order, free, c);
    return c;
  }

  private static double[] noise(int size, Random random) {
    double[] w = new double[size];
    for (int i = 0; i < size; i++) {
      w[i] = random.nextGaussian() + (i > 0 ? 0.5 * w[i - 1] : 0);
    }
    return w;
  }

  private static double sumOfSquares(double[] x) {
    double sum = 0;
    for (double value : x) {
      sum += value * value;
    }
    return sum;
  }

  @Property(tries = 60)
  void the_fast_filter_gives_the_likelihood_of_the_dense_covariance(
      @ForAll @IntRange(max = 3) int p,
      @ForAll @IntRange(max = 3) int q,
      @ForAll @IntRange(max = 1) int seasonalP,
      @ForAll @IntRange(max = 2) int seasonalQ,
      @ForAll long seed) {
    Random random = new Random(seed);
    ArimaOrder order = ArimaOrder.of(p, 0, q).seasonal(seasonalP, 0, seasonalQ, 4);
    double[] c = coefficients(order, random);
    Polynomials model = new Polynomials(ArmaEstimator.longest(order));
    model.set(order, c);
    double[] w = noise(40, random);
    double[][] errors = new double[1][40];
    double logarithms =
        new ExactFilter(ArmaEstimator.longest(order), 1)
            .filter(model, new double[][] {w}, 1, 40, errors);
    double[] phi = java.util.Arrays.copyOf(model.phi, model.arLength);
    double[] theta = java.util.Arrays.copyOf(model.theta, model.maLength);
    double[] expected = dense(phi, theta, w);
    assertThat(logarithms).isCloseTo(expected[0], within(1e-5 * (1 + Math.abs(expected[0]))));
    assertThat(sumOfSquares(errors[0])).isCloseTo(expected[1], within(1e-5 * expected[1]));
  }

  @Property(tries = 60)
  void the_kalman_filter_of_levels_agrees_with_the_fast_one_of_differences(
      @ForAll @IntRange(max = 2) int p,
      @ForAll @IntRange(max = 2) int q,
      @ForAll @IntRange(max = 2) int d,
      @ForAll @IntRange(max = 1) int seasonalD,
      @ForAll long seed) {
    Random random = new Random(seed);
    ArimaOrder order = new ArimaOrder(p, d, q, 1, seasonalD, 1, 4);
    double[] c = coefficients(order, random);
    int longest = ArmaEstimator.longest(order);
    Polynomials model = new Polynomials(longest);
    model.set(order, c);
    double[] y = noise(60, random);
    double[] w = Sample.differenced(y, order);
    double[][] fast = new double[1][w.length];
    double[][] slow = new double[1][60];
    double fastLogarithms =
        new ExactFilter(longest, 1).filter(model, new double[][] {w}, 1, w.length, fast);
    double slowLogarithms =
        new KalmanFilter(longest, 1, Differencing.of(order), new boolean[60], 1)
            .filter(model, new double[][] {y}, 1, 60, slow);
    assertThat(slowLogarithms).isCloseTo(fastLogarithms, within(1e-7 * (1 + fastLogarithms)));
    for (int t = 0; t < w.length; t++) {
      assertThat(slow[0][t + order.lost()]).isCloseTo(fast[0][t], within(1e-5));
    }
  }

  @Test
  void a_value_that_is_missing_counts_as_if_it_were_integrated_out() {
    // White noise without it, and an AR(1) with the gap bridged by the covariance of two steps.
    ArimaOrder order = ArimaOrder.of(1, 0, 0);
    Polynomials model = new Polynomials(1);
    model.set(order, new double[] {0.6});
    boolean[] missing = {false, true, false};
    double[][] errors = new double[1][3];
    double logarithms =
        new KalmanFilter(1, 1, Differencing.of(order), missing, 1)
            .filter(model, new double[][] {{1, 99, 2}}, 1, 3, errors);
    double gamma = 1 / (1 - 0.36);
    double after = gamma * (1 - Math.pow(0.36, 2));
    assertThat(logarithms).isCloseTo(Math.log(gamma) + Math.log(after), within(1e-12));
    assertThat(errors[0][0]).isCloseTo(1 / Math.sqrt(gamma), within(1e-12));
    assertThat(errors[0][1]).isZero();
    assertThat(errors[0][2]).isCloseTo((2 - 0.36) / Math.sqrt(after), within(1e-12));
  }

  @Test
  void a_missing_first_value_of_a_random_walk_costs_an_observation_and_nothing_else() {
    ArimaOrder order = ArimaOrder.of(0, 1, 0);
    Polynomials model = new Polynomials(0);
    model.set(order, new double[0]);
    double[][] errors = new double[1][4];
    new KalmanFilter(0, 1, Differencing.of(order), new boolean[] {true, false, false, false}, 1)
        .filter(model, new double[][] {{5, 7, 8, 6}}, 1, 4, errors);
    assertThat(errors[0]).containsExactly(new double[] {0, 0, 1, -2}, within(1e-5));
  }

  @Property(tries = 100)
  void free_numbers_and_coefficients_are_one_to_one(
      @ForAll @IntRange(max = 5) int p, @ForAll @IntRange(max = 5) int q, @ForAll long seed) {
    Random random = new Random(seed);
    ArimaOrder order = ArimaOrder.of(p, 0, q);
    double[] free = new double[p + q];
    for (int i = 0; i < free.length; i++) {
      free[i] = random.nextGaussian() * 0.5;
    }
    double[] c = new double[p + q];
    double[] back = new double[p + q];
    ArmaObjective.toCoefficients(order, free, c);
    ArmaObjective.toFree(order, c, back);
    assertThat(back).containsExactly(free, within(1e-7));
    assertThat(ArmaObjective.isStationary(order, c)).isTrue();
  }

  @Test
  void partial_autocorrelations_give_published_coefficients() {
    // statsforecast's test of undoPars: tanh of the free number of an AR(1), and an AR(2).
    double[] c = new double[1];
    Partials.toCoefficients(new double[] {0.1}, 0, 1, 1, c);
    assertThat(c[0]).isCloseTo(0.09966799, within(1e-8));
    double[] two = new double[2];
    Partials.toCoefficients(new double[] {Math.atan(0), Math.tanh(0)}, 0, 2, 1, two);
    assertThat(two).containsExactly(0, 0);
    double partial1 = Math.tanh(0.5);
    double partial2 = Math.tanh(-0.3);
    Partials.toCoefficients(new double[] {0.5, -0.3}, 0, 2, 1, two);
    assertThat(two)
        .containsExactly(new double[] {partial1 * (1 - partial2), partial2}, within(1e-14));
  }

  @Test
  void roots_are_told_from_the_radius_asked_for() {
    double[] work = new double[1];
    assertThat(Partials.rootsOutside(new double[] {0.99}, 0, 1, 1, 1.01, work)).isTrue();
    assertThat(Partials.rootsOutside(new double[] {0.995}, 0, 1, 1, 1.01, work)).isFalse();
    assertThat(Partials.rootsOutside(new double[] {-0.99}, 0, 1, -1, 1.01, work)).isTrue();
    assertThat(Partials.rootsOutside(new double[] {-0.995}, 0, 1, -1, 1.01, work)).isFalse();
  }

  @Test
  void unit_roots_of_the_airline_passengers_have_the_published_statistics() {
    double[] y = KnownSeries.airPassengers();
    ArimaOrder season = ArimaOrder.of(0, 0, 0).seasonal(0, 1, 0, 12);
    double[] seasonal = Sample.differenced(y, season);
    double[] both = Sample.differenced(y, ArimaOrder.of(0, 1, 0).seasonal(0, 1, 0, 12));
    assertThat(UnitRoots.kpss(y)).isCloseTo(4.342287, within(1e-5));
    assertThat(UnitRoots.kpss(seasonal)).isCloseTo(0.970403, within(1e-5));
    assertThat(UnitRoots.kpss(both)).isCloseTo(0.041863, within(1e-5));
    assertThat(UnitRoots.strength(y, 12)).isCloseTo(0.94067, within(1e-5));
    assertThat(UnitRoots.differences(y, 2)).isEqualTo(1);
    assertThat(UnitRoots.differences(seasonal, 2)).isEqualTo(1);
    assertThat(UnitRoots.needsSeasonalDifference(y, 12)).isTrue();
  }

  @Test
  void what_differencing_leaves_constant_needs_no_further_difference() {
    double[] line = new double[50];
    for (int i = 0; i < line.length; i++) {
      line[i] = 100 + 0.1 * i;
    }
    assertThat(UnitRoots.differences(line, 2)).isEqualTo(1);
    assertThat(UnitRoots.differences(new double[20], 2)).isZero();
    assertThat(UnitRoots.needsSeasonalDifference(new double[30], 12)).isFalse();
  }
}
