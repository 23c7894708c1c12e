package com.signalcraft.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How times in turns become ratios. */
class ComparisonTest {

  @Test
  void the_highest_of_the_ratios_of_time_is_the_lowest_of_those_of_speed() {
    Comparison result =
        new Comparison(Quantiles.of(1, 2, 3), Quantiles.of(4), Quantiles.of(4, 0.5, 2));

    assertThat(result.timesAsLong(0)).isEqualTo(0.5);
    assertThat(result.timesAsLong(0.5)).isEqualTo(2);
    assertThat(result.timesAsLong(1)).isEqualTo(4);
    assertThat(result.timesAsFast(0)).isEqualTo(0.25);
    assertThat(result.timesAsFast(0.5)).isEqualTo(0.5);
    assertThat(result.timesAsFast(1)).isEqualTo(2);
  }

  @Test
  void a_quantile_is_the_nearest_of_the_numbers_in_order() {
    Quantiles numbers = Quantiles.of(5, 1, 4, 2, 3);

    assertThat(numbers.median()).isEqualTo(3);
    assertThat(numbers.at(0.95)).isEqualTo(5);
  }

  @Test
  void calls_of_both_are_made_in_turns_and_the_first_round_does_not_count() throws Exception {
    List<String> calls = new ArrayList<>();

    Comparison result =
        new Rounds(1, 4, 2).compare(call -> calls.add("a" + call), call -> calls.add("b" + call));

    assertThat(calls)
        .containsExactly("b0", "a0", "a1", "a2", "a3", "b1", "b4", "a4", "a5", "a6", "a7", "b5");
    assertThat(result.times().count()).isEqualTo(4);
    assertThat(result.baseTimes().count()).isEqualTo(2);
    assertThat(result.ratios().count()).isEqualTo(1);
  }
}
