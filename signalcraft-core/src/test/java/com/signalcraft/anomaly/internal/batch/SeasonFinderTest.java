package com.signalcraft.anomaly.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeasonFinderTest {

  @ParameterizedTest
  @ValueSource(ints = {4, 7, 12, 24, 52})
  void finds_the_length_beneath_noise_trend_and_outliers(int length) {
    Random random = new Random(length);
    double[] pattern = random.doubles(length, -5, 5).toArray();
    double[] values = new double[8 * length + 100];
    Arrays.setAll(values, i -> pattern[i % length] + 0.05 * i + random.nextGaussian());
    values[20] = 1e6;

    assertThat(SeasonFinder.find(positions(values.length), values)).isEqualTo(length);
  }

  @Test
  void counts_missing_values_as_steps() {
    double[] values = new double[150];
    long[] positions = new long[150];
    for (int i = 0; i < 150; i++) {
      positions[i] = i < 70 ? i : i + 5;
      values[i] = positions[i] % 7 == 0 ? 10 : positions[i] % 7;
    }
    assertThat(SeasonFinder.find(positions, values)).isEqualTo(7);
  }

  @Test
  void finds_none_in_noise_constants_lines_and_very_short_series() {
    Random random = new Random(1);
    double[] noise = random.doubles(300).toArray();
    double[] line = new double[100];
    Arrays.setAll(line, i -> 3 * i);

    assertThat(SeasonFinder.find(positions(300), noise)).isEqualTo(1);
    assertThat(SeasonFinder.find(positions(100), line)).isEqualTo(1);
    assertThat(SeasonFinder.find(positions(100), new double[100])).isEqualTo(1);
    assertThat(SeasonFinder.find(positions(7), new double[] {1, 2, 1, 2, 1, 2, 1})).isEqualTo(1);
  }

  @Test
  void does_not_look_for_seasons_in_indexes_that_are_far_apart() {
    assertThat(SeasonFinder.find(new long[] {0, 50_000, 100_000}, new double[] {1, 2, 1}))
        .isEqualTo(1);
  }

  private static long[] positions(int size) {
    long[] positions = new long[size];
    Arrays.setAll(positions, i -> i);
    return positions;
  }
}
