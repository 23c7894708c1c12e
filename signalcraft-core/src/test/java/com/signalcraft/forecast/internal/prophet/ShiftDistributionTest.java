package com.signalcraft.forecast.internal.prophet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.forecast.internal.Fits;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftDistributionTest {

  private static final double[] COVERAGES = {0.5, 0.8, 0.95, 0.99};

  private static double normal(double coverage) {
    return Fits.normalQuantile((1 + coverage) / 2);
  }

  /** Magnitudes of drawn deviations with noise, sorted. */
  private static double[] drawn(TrendShifts shifts, double time, double noise, int draws) {
    Random random = new Random(7);
    double[] drawn = new double[draws];
    for (int d = 0; d < draws; d++) {
      double at = 0;
      double shift = Math.sqrt(noise) * random.nextGaussian();
      while (true) {
        at -= Math.log(1 - random.nextDouble()) / shifts.rate();
        if (at >= time) {
          break;
        }
        double size = -Math.log(1 - random.nextDouble()) * shifts.scale();
        shift += (random.nextBoolean() ? size : -size) * (time - at);
      }
      drawn[d] = Math.abs(shift);
    }
    Arrays.sort(drawn);
    return drawn;
  }

  @ParameterizedTest
  @CsvSource({
    "25, 0.02, 0.01",
    "25, 0.02, 1e-4",
    "25, 0.1, 0.01",
    "25, 0.1, 1e-6",
    "25, 1, 0.01",
    "3, 5, 1e-3"
  })
  void moments_and_bounds_are_those_of_draws(double rate, double time, double noise) {
    TrendShifts shifts = new TrendShifts(rate, 1);
    int draws = 200_000;
    double[] drawn = drawn(shifts, time, noise, draws);
    double variance = shifts.variance(time) + noise;
    assertThat(Arrays.stream(drawn).map(x -> x * x).average().orElseThrow())
        .isCloseTo(variance, within(0.03 * variance));
    ShiftDistribution distribution = new ShiftDistribution(shifts, time, noise);
    for (double coverage : COVERAGES) {
      double exact = distribution.bound(coverage);
      int below = -Arrays.binarySearch(drawn, exact) - 1;
      assertThat(below / (double) draws).isCloseTo(coverage, within(0.006));
      double standard = shifts.standardBound(coverage, normal(coverage), time, noise);
      assertThat(standard * Math.sqrt(variance)).isCloseTo(exact, within(0.01 * exact));
    }
  }

  @Test
  void the_fourth_cumulant_is_that_of_draws() {
    TrendShifts shifts = new TrendShifts(25, 1);
    double[] drawn = drawn(shifts, 0.5, 0, 400_000);
    double second = Arrays.stream(drawn).map(x -> x * x).average().orElseThrow();
    double fourth = Arrays.stream(drawn).map(x -> x * x * x * x).average().orElseThrow();
    double expected = shifts.fourthCumulant(0.5);
    assertThat(fourth - 3 * second * second).isCloseTo(expected, within(0.15 * expected));
  }

  @Test
  void a_nearly_normal_bound_is_as_good_as_the_exact_one() {
    TrendShifts shifts = new TrendShifts(25, 1);
    double noise = shifts.variance(0.5);
    double variance = 2 * noise;
    assertThat(shifts.fourthCumulant(0.5) / variance / variance).isBetween(0.2, 0.3);
    for (double coverage : COVERAGES) {
      double exact = new ShiftDistribution(shifts, 0.5, noise).bound(coverage);
      double near = shifts.standardBound(coverage, normal(coverage), 0.5, noise);
      assertThat(near * Math.sqrt(variance)).isCloseTo(exact, within(0.004 * exact));
    }
  }

  @Test
  void without_a_trend_that_moves_the_bounds_are_normal() {
    for (double coverage : COVERAGES) {
      double normal = normal(coverage);
      assertThat(new TrendShifts(0, 0).standardBound(coverage, normal, 1, 4)).isEqualTo(normal);
      assertThat(new TrendShifts(25, 0.1).standardBound(coverage, normal, 1e-6, 4))
          .isCloseTo(normal, within(1e-9));
      assertThat(new ShiftDistribution(new TrendShifts(25, 1e-8), 0.1, 4).bound(coverage))
          .isCloseTo(2 * normal, within(1e-4));
    }
  }
}
