package com.signalcraft.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.error.ValidationException;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FalseAlarmRateTest {

  @Test
  void a_share_of_points_is_the_two_sided_tail_of_the_normal_distribution() {
    assertThat(FalseAlarmRate.shareOfPoints(0.05).threshold(1)).isCloseTo(1.959964, within(1e-6));
    assertThat(FalseAlarmRate.shareOfPoints(0.5).threshold(1)).isCloseTo(0.674490, within(1e-6));
    assertThat(FalseAlarmRate.shareOfPoints(1e-9).threshold(1)).isCloseTo(6.10941, within(1e-5));
  }

  @Test
  void a_rate_per_week_becomes_a_share_by_the_points_of_a_week() {
    FalseAlarmRate rate = FalseAlarmRate.perWeek(0.5);

    assertThat(rate.shareOf(168)).isEqualTo(0.5 / 168);
    double expected = -new NormalDistribution().inverseCumulativeProbability(0.25 / 168);
    assertThat(rate.threshold(168)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void a_rate_per_week_is_never_more_than_one_point_in_eighty() {
    assertThat(FalseAlarmRate.perWeek(1).shareOf(1)).isEqualTo(0.0125);
    assertThat(FalseAlarmRate.DEFAULT.threshold(7)).isBetween(2.497, 2.5);
  }

  @Test
  void a_rate_per_week_of_very_dense_points_stays_a_share_that_can_be_told_from_none() {
    assertThat(FalseAlarmRate.perWeek(0.1).shareOf(6e8)).isEqualTo(1e-9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 0.51, 1e-10, Double.NaN})
  void refuses_a_share_outside_its_bounds(double share) {
    assertThatThrownBy(() -> FalseAlarmRate.shareOfPoints(share))
        .isInstanceOf(ValidationException.class)
        .hasMessageContaining("rate");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 10_001, Double.NaN, Double.POSITIVE_INFINITY})
  void refuses_a_weekly_count_outside_its_bounds(double count) {
    assertThatThrownBy(() -> FalseAlarmRate.perWeek(count)).isInstanceOf(ValidationException.class);
  }
}
