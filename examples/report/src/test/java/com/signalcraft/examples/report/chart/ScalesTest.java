package com.signalcraft.examples.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScalesTest {

  @Test
  void a_scale_maps_its_ends_and_what_lies_between() {
    LinearScale scale = new LinearScale(10, 20, 300, 100);

    assertThat(scale.at(10)).isEqualTo(300);
    assertThat(scale.at(20)).isEqualTo(100);
    assertThat(scale.at(12.5)).isEqualTo(250);
  }

  @Test
  void a_scale_needs_two_different_ends() {
    assertThatThrownBy(() -> new LinearScale(1, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LinearScale(1, Double.NaN, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_axis_starts_at_zero_where_the_values_reach_down_far_enough() {
    assertThat(ValueAxis.of(22, 8714, 5).bottom()).isZero();
    assertThat(ValueAxis.of(50, 100, 5).bottom()).isZero();
    assertThat(ValueAxis.of(90, 100, 5).bottom()).isEqualTo(90);
    assertThat(ValueAxis.of(-100, -40, 5).top()).isZero();
    assertThat(ValueAxis.of(-5, 10, 5).bottom()).isLessThanOrEqualTo(-5);
  }

  @Test
  void a_short_line_keeps_all_its_points() {
    assertThat(Decimation.indices(new double[] {3, 1, 2}, 2)).containsExactly(0, 1, 2);
  }

  @Test
  void a_long_line_keeps_its_peaks() {
    double[] values = new double[10_000];
    Arrays.setAll(values, i -> i % 10);
    values[4321] = 99;
    values[1234] = -99;

    int[] kept = Decimation.indices(values, 100);

    assertThat(kept).contains(4321, 1234).hasSizeLessThanOrEqualTo(200).isSorted();
    assertThat(kept).doesNotHaveDuplicates();
  }

  @Test
  void a_gap_in_a_long_line_stays_a_gap() {
    double[] values = new double[1_000];
    Arrays.fill(values, 400, 500, Double.NaN);

    int[] kept = Decimation.indices(values, 10);

    assertThat(Arrays.stream(kept).filter(i -> Double.isNaN(values[i]))).hasSize(1);
  }
}
