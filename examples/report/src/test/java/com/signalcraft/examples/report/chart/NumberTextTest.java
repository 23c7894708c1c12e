package com.signalcraft.examples.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5000  | 1234567.8 | 1,234,568",
        "100   | 99.6      | 100",
        "12    | 12.345    | 12.3",
        "12    | 12        | 12",
        "1     | 0.5       | 0.50",
        "0.01  | 0.01234   | 0.0123",
        "0     | 7         | 7",
        "100   | -0.4      | 0",
        "100   | -3        | −3"
      })
  void decimals_follow_the_magnitude(double magnitude, double value, String text) {
    assertThat(NumberText.ofMagnitude(magnitude).format(value)).isEqualTo(text);
  }

  @Test
  void a_missing_number_is_a_dash() {
    assertThat(NumberText.ofDecimals(2).format(Double.NaN)).isEqualTo("–");
    assertThat(NumberText.ofDecimals(2).format(3)).isEqualTo("3.00");
  }
}
