package com.signalcraft.anomaly.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FusionTest {

  @Test
  void counts_clusters_rather_than_points() {
    double[] single = learnt(1);
    double[] triple = learnt(3);

    double expected = Math.log(Math.exp(-8));
    assertThat(single[0]).isCloseTo(expected, within(0.5));
    assertThat(triple[0]).isCloseTo(expected, within(0.5));
  }

  /** Exponential evidence that stays for some points: the logarithm of P of an evidence of 8. */
  private static double[] learnt(int stays) {
    Fusion fusion = new Fusion();
    Random random = new Random(4);
    for (int i = 0; i < 100_000; i++) {
      double evidence = -Math.log(1 - random.nextDouble());
      for (int k = 0; k < stays; k++) {
        fusion.learn(evidence);
      }
      for (int k = stays; k < 3; k++) {
        fusion.learn(0);
      }
    }
    return new double[] {fusion.logP(8) + Math.log(3)};
  }

  @Test
  void an_evidence_has_the_probability_of_which_it_is_the_evidence() {
    Fusion fusion = new Fusion();
    for (double logP = -1.5; logP > -40; logP -= 0.5) {
      assertThat(fusion.logP(fusion.evidenceOf(logP))).isCloseTo(logP, within(1e-9));
    }
  }

  @Test
  void one_outage_counts_as_one_however_odd_and_long() {
    Fusion fusion = new Fusion();
    double before = fusion.logP(12);
    for (int i = 0; i < 150; i++) {
      fusion.learn(500);
    }
    for (int i = 0; i < 10; i++) {
      fusion.learn(0);
    }

    assertThat(fusion.logP(12)).isCloseTo(before, within(1.0));
  }
}
