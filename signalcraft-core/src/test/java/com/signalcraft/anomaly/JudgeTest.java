package com.signalcraft.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.series.Frequency;
import java.util.Optional;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

  private static final DetectorOptions FIVE_PERCENT =
      DetectorOptions.defaults().withFalseAlarms(FalseAlarmRate.shareOfPoints(0.05));

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, -1, 2.5, -4, 10, 50})
  void the_score_is_the_confidence_of_students_t_with_four_degrees_of_freedom(double deviation) {
    double tail = 2 * new TDistribution(4).cumulativeProbability(-Math.abs(deviation));

    assertThat(Judge.score(deviation)).isCloseTo(1 - tail, within(1e-9));
  }

  @Test
  void the_score_still_rises_between_two_great_deviations_and_ends_at_one() {
    assertThat(Judge.score(200)).isLessThan(Judge.score(201)).isLessThan(1);
    assertThat(Judge.score(-Judge.GREATEST_DEVIATION)).isLessThanOrEqualTo(1);
  }

  @Test
  void the_band_reaches_to_the_threshold_and_a_point_beyond_it_is_an_anomaly() {
    Judge judge = new Judge(FIVE_PERCENT, 1);

    Verdict inside = judge.judge(7, 103.9, 100, 2);
    Verdict outside = judge.judge(7, 96, 100, 2);

    assertThat(inside.upper()).isCloseTo(103.919928, within(1e-5));
    assertThat(inside.lower()).isCloseTo(96.080072, within(1e-5));
    assertThat(inside.isAnomaly()).isFalse();
    assertThat(outside.deviationScore()).isEqualTo(-2);
    assertThat(outside.severityIfAnomaly()).contains(Severity.MEDIUM);
    assertThat(outside.epochMillis()).isEqualTo(7);
  }

  @Test
  void nothing_below_the_scales_least_grade_is_an_anomaly() {
    Judge judge = new Judge(FIVE_PERCENT.withSeverityScale(new SeverityScale(3, 4, 5, 6)), 1);

    assertThat(judge.judge(0, 2.99, 0, 1).isAnomaly()).isFalse();
    assertThat(judge.judge(0, 3, 0, 1).severityIfAnomaly()).contains(Severity.LOW);
    assertThat(judge.judge(0, 3, 0, 1).upper()).isEqualTo(3);
  }

  @Test
  void deviations_end_at_ten_thousand() {
    assertThat(Judge.deviation(1, 0, 1e-15)).isEqualTo(10_000);
    assertThat(Judge.deviation(-1, 0, 1e-15)).isEqualTo(-10_000);
  }

  @Test
  void a_week_holds_seven_points_of_a_series_without_a_calendar() {
    assertThat(Judge.pointsPerWeek(Optional.of(Frequency.INDEX), 1)).isEqualTo(7);
    assertThat(Judge.pointsPerWeek(Optional.of(Frequency.HOURLY), 3_600_000)).isEqualTo(168);
    assertThat(Judge.pointsPerWeek(Optional.empty(), 604_800_000)).isEqualTo(1);
  }
}
