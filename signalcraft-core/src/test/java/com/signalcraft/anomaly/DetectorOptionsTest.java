package com.signalcraft.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.signalcraft.error.ValidationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorOptionsTest {

  @ParameterizedTest
  @CsvSource({
    "-2.5, HIGH",
    "2.5, HIGH",
    "2.4999, MEDIUM",
    "-2, MEDIUM",
    "1.9999, LOW",
    "0.1, LOW",
    "4.9999, HIGH",
    "5, CRITICAL",
    "-10000, CRITICAL"
  })
  void grades_by_the_default_scale(double deviation, Severity severity) {
    assertThat(SeverityScale.DEFAULT.severityOf(deviation, 3)).isEqualTo(severity);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 2, 3",
    "2, 1, 2, 3",
    "1, 3, 2, 3",
    "1, 2, 3, 2",
    "1, 2, 3, Infinity",
    "1, NaN, 2, 3"
  })
  void refuses_a_scale_that_falls_or_is_not_finite(
      double low, double medium, double high, double critical) {
    assertThatThrownBy(() -> new SeverityScale(low, medium, high, critical))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void the_floor_is_the_greater_of_the_share_and_the_amount() {
    ScaleFloor floor = new ScaleFloor(0.01, 0.5);

    assertThat(floor.at(-200)).isEqualTo(2);
    assertThat(floor.at(10)).isEqualTo(0.5);
    assertThat(ScaleFloor.DEFAULT.at(0)).isEqualTo(1e-15);
  }

  @ParameterizedTest
  @CsvSource({"-0.1, 1", "1.1, 1", "NaN, 1", "0.1, 0", "0.1, Infinity", "0.1, NaN"})
  void refuses_a_floor_outside_its_bounds(double relative, double absolute) {
    assertThatThrownBy(() -> new ScaleFloor(relative, absolute))
        .isInstanceOf(ValidationException.class);
  }

  @Test
  void each_option_is_changed_alone() {
    FalseAlarmRate rate = FalseAlarmRate.perWeek(3);
    SeverityScale scale = new SeverityScale(1, 2, 3, 4);
    ScaleFloor floor = new ScaleFloor(0, 1);

    DetectorOptions options =
        DetectorOptions.defaults()
            .withFalseAlarms(rate)
            .withSeverityScale(scale)
            .withScaleFloor(floor);

    assertThat(options).isEqualTo(new DetectorOptions(rate, scale, floor));
    assertThat(DetectorOptions.defaults().falseAlarms()).isEqualTo(FalseAlarmRate.DEFAULT);
  }
}
