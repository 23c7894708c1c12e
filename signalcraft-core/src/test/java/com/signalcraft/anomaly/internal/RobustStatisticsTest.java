package com.signalcraft.anomaly.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RobustStatisticsTest {

  @Test
  void the_median_of_an_even_count_lies_between() {
    assertThat(RobustStatistics.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
    assertThat(RobustStatistics.median(new double[] {9, 1, 5})).isEqualTo(5);
  }

  @Test
  void sigma_of_normal_noise_is_its_standard_deviation() {
    assertThat(RobustStatistics.sigma(noise(20_000, 3))).isCloseTo(3, within(0.06));
  }

  @Test
  void sigma_is_moved_little_by_a_tenth_of_wild_outliers() {
    double[] values = noise(20_000, 3);
    Arrays.fill(values, 0, 2_000, 1e9);

    assertThat(RobustStatistics.sigma(values)).isBetween(3.0, 4.1);
  }

  @Test
  void sigma_scales_without_overflow_or_underflow() {
    double[] values = noise(1_000, 1);
    double sigma = RobustStatistics.sigma(values);
    for (double factor : new double[] {1e-300, 1e-12, 1e15, 1e300}) {
      double[] scaled = Arrays.stream(values).map(v -> v * factor).toArray();
      assertThat(RobustStatistics.sigma(scaled) / factor).isCloseTo(sigma, within(1e-9));
    }
  }

  @Test
  void sigma_of_rare_counts_is_their_root_mean_square_unless_they_are_one_in_ten_or_fewer() {
    double[] counts = new double[100];
    Arrays.fill(counts, 0, 11, 2);
    assertThat(RobustStatistics.sigma(counts)).isCloseTo(Math.sqrt(0.44), within(1e-12));

    counts[0] = 0;
    assertThat(RobustStatistics.sigma(counts)).isZero();
  }

  @Test
  void resolution_is_the_least_change_once_there_are_eight_changes_and_one_in_a_hundred() {
    double[] values = new double[1_000];
    for (int i = 0; i < 10; i += 2) {
      values[i * 10] = i == 2 ? 0.5 : 2;
    }
    // The first value is no change to, only from: 9 changes.
    assertThat(RobustStatistics.resolution(values)).isZero();
    assertThat(RobustStatistics.resolution(Arrays.copyOf(values, 900))).isEqualTo(0.5);
    assertThat(RobustStatistics.resolution(Arrays.copyOf(values, 60))).isZero();
  }

  @Test
  void quantiles_are_taken_at_the_nearest_rank() {
    double[] sorted = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    assertThat(RobustStatistics.quantileOfSorted(sorted, 0.98)).isEqualTo(10);
    assertThat(RobustStatistics.quantileOfSorted(sorted, 0.5)).isEqualTo(5);
  }

  private static double[] noise(int size, double sigma) {
    Random random = new Random(5);
    double[] values = new double[size];
    Arrays.setAll(values, i -> sigma * random.nextGaussian());
    return values;
  }
}
