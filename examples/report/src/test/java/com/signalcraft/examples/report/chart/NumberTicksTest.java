package com.signalcraft.examples.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTicksTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.2, 2",
    "2, 2",
    "2.1, 2.5",
    "2.5, 2.5",
    "3, 5",
    "7, 10",
    "0.03, 0.05",
    "1300, 2000",
    "24, 25"
  })
  void a_step_is_the_next_round_number(double raw, double step) {
    assertThat(NumberTicks.step(raw)).isCloseTo(step, org.assertj.core.data.Offset.offset(1e-12));
  }

  @Test
  void ticks_cover_the_range_with_thousands_separated() {
    assertThat(labels(NumberTicks.covering(0, 8714, 5)))
        .containsExactly("0", "2,000", "4,000", "6,000", "8,000", "10,000");
  }

  @Test
  void negative_ticks_have_a_minus_sign_and_zero_is_plain() {
    assertThat(labels(NumberTicks.covering(-30, 45, 4)))
        .containsExactly("−40", "−20", "0", "20", "40", "60");
  }

  @Test
  void small_steps_get_the_decimals_they_need() {
    assertThat(labels(NumberTicks.covering(0, 0.1, 4)))
        .containsExactly("0.000", "0.025", "0.050", "0.075", "0.100");
  }

  @Test
  void millions_are_shortened() {
    assertThat(labels(NumberTicks.covering(0, 3_000_000, 2))).containsExactly("0 m", "2 m", "4 m");
    assertThat(labels(NumberTicks.covering(0, 5e9, 2)))
        .containsExactly("0.0 bn", "2.5 bn", "5.0 bn");
  }

  @Test
  void a_constant_gets_room_above_and_below() {
    List<Tick> ticks = NumberTicks.covering(50, 50, 4);

    assertThat(ticks.get(0).value()).isLessThanOrEqualTo(45);
    assertThat(ticks.get(ticks.size() - 1).value()).isGreaterThanOrEqualTo(55);
    assertThat(NumberTicks.covering(0, 0, 4)).hasSizeGreaterThan(1);
  }

  @Test
  void an_enormous_range_does_not_overflow() {
    List<Tick> ticks = NumberTicks.covering(-1e308, 1e308, 4);

    assertThat(ticks).hasSizeBetween(2, 8).allMatch(tick -> Double.isFinite(tick.value()));
  }

  private static List<String> labels(List<Tick> ticks) {
    return ticks.stream().map(Tick::label).toList();
  }
}
