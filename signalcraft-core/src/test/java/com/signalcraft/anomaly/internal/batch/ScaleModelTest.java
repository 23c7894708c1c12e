package com.signalcraft.anomaly.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.anomaly.internal.RobustStatistics;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaleModelTest {

  @Test
  void groups_that_differ_keep_their_own_scale() {
    int[] groups = groups(4_000);
    double[] residuals = noise(groups, new double[] {1, 1, 1, 5});

    double[] ratios = ScaleModel.standardise(residuals, groups, 4);

    assertThat(ratios[3] / ratios[0]).isCloseTo(5, within(0.5));
    assertThat(RobustStatistics.sigma(ScaleModel.split(residuals, groups, 4)[3]))
        .isCloseTo(RobustStatistics.sigma(ScaleModel.split(residuals, groups, 4)[0]), within(0.1));
  }

  @Test
  void groups_that_differ_by_chance_alone_share_one_scale() {
    int[] groups = groups(400);
    double[] ratios = ScaleModel.standardise(noise(groups, new double[] {1, 1, 1, 1}), groups, 4);

    for (double ratio : ratios) {
      assertThat(ratio).isCloseTo(1, within(0.08));
    }
  }

  @Test
  void groups_of_fewer_than_twelve_values_and_constants_stay_at_one() {
    int[] groups = groups(44);
    assertThat(ScaleModel.standardise(noise(groups, new double[] {1, 1, 1, 9}), groups, 4))
        .containsExactly(1, 1, 1, 1);
    assertThat(ScaleModel.standardise(new double[400], groups(400), 4)).containsExactly(1, 1, 1, 1);
  }

  @Test
  void splits_values_by_group_in_their_order() {
    double[][] split = ScaleModel.split(new double[] {5, 6, 7, 8}, new int[] {2, 0, 2, 0}, 3);

    assertThat(split[0]).containsExactly(6, 8);
    assertThat(split[1]).isEmpty();
    assertThat(split[2]).containsExactly(5, 7);
  }

  private static int[] groups(int size) {
    int[] groups = new int[size];
    Arrays.setAll(groups, i -> i % 4);
    return groups;
  }

  private static double[] noise(int[] groups, double[] sigmas) {
    Random random = new Random(3);
    double[] noise = new double[groups.length];
    Arrays.setAll(noise, i -> sigmas[groups[i]] * random.nextGaussian());
    return noise;
  }
}
