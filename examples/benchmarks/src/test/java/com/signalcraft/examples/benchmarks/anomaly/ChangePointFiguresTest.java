package com.signalcraft.examples.benchmarks.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangePointFiguresTest {

  @Test
  void a_change_is_found_within_five_points_and_once_and_the_start_counts() {
    assertThat(ChangePointFigures.f1(Set.of(50), Set.of(55))).isEqualTo(1);
    assertThat(ChangePointFigures.f1(Set.of(50), Set.of(56))).isEqualTo(0.5);
    assertThat(ChangePointFigures.f1(Set.of(50), Set.of(49, 51))).isCloseTo(0.8, within(1e-12));
    assertThat(ChangePointFigures.f1(Set.of(), Set.of())).isEqualTo(1);
    assertThat(ChangePointFigures.f1(Set.of(50), Set.of())).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void covering_weighs_the_best_overlap_by_length() {
    assertThat(ChangePointFigures.covering(Set.of(50), Set.of(50), 100))
        .isCloseTo(1, within(1e-12));
    assertThat(ChangePointFigures.covering(Set.of(50), Set.of(), 100))
        .isCloseTo(0.5, within(1e-12));
    assertThat(ChangePointFigures.covering(Set.of(), Set.of(80), 100))
        .isCloseTo(0.8, within(1e-12));
  }
}
