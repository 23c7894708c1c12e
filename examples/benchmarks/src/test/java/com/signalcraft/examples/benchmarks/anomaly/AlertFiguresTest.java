package com.signalcraft.examples.benchmarks.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlertFiguresTest {

  @Test
  void each_kind_of_evaluation_has_its_row() {
    assertThat(AlertFigures.table(20, 0).lines())
        .hasSize(6)
        .first()
        .isEqualTo("| evaluation | median | lowest to highest | a second |");
  }
}
