package com.signalcraft.anomaly.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class TailModelTest {

  @Test
  void learns_the_tails_of_normal_exponential_and_heavy_tailed_values() {
    NormalDistribution normal = new NormalDistribution();
    TDistribution student = new TDistribution(3);

    assertTail(Random::nextGaussian, x -> normal.cumulativeProbability(-x), 4);
    assertTail(r -> -Math.log(1 - r.nextDouble()), x -> Math.exp(-x), 9);
    assertTail(TailModelTest::student, x -> student.cumulativeProbability(-x), 15);
  }

  /** At a value of a probability of about one in ten thousand, within a factor of two. */
  private static void assertTail(
      ToDoubleFunction<Random> noise, ToDoubleFunction<Double> tail, double at) {
    TailModel model = new TailModel(TailPrior.NORMAL);
    Random random = new Random(1);
    for (int i = 1; i <= 200_000; i++) {
      model.learn(noise.applyAsDouble(random), Math.max(1.0 / 4_000, 1.0 / (i + 40)));
    }

    double truth = tail.applyAsDouble(model.quantile());
    assertThat(truth).isCloseTo(TailModel.SHARE, within(0.01));
    double evidence = -Math.log(tail.applyAsDouble(at));
    assertThat(model.evidence(at)).isCloseTo(evidence, within(Math.log(2.5)));
  }

  private static double student(Random random) {
    double squares = 0;
    for (int i = 0; i < 3; i++) {
      double each = random.nextGaussian();
      squares += each * each;
    }
    return random.nextGaussian() / Math.sqrt(squares / 3);
  }

  @Test
  void the_value_of_an_evidence_has_that_evidence() {
    TailModel model = new TailModel(TailPrior.NORMAL);
    Random random = new Random(2);
    for (int i = 1; i <= 5_000; i++) {
      model.learn(random.nextGaussian(), 1.0 / (i + 40));
      double evidence = 4 + random.nextInt(20);
      assertThat(model.evidence(model.quantile() * model.reach(evidence)))
          .isCloseTo(evidence, within(1e-6));
    }
  }

  @Test
  void an_anomaly_changes_little() {
    TailModel model = new TailModel(TailPrior.NORMAL);
    Random random = new Random(3);
    for (int i = 1; i <= 2_000; i++) {
      model.learn(random.nextGaussian(), 1.0 / (i + 40));
    }
    double before = model.reach(12) * model.quantile();
    model.learn(1e9, 1.0 / 2_000);

    assertThat(model.reach(12) * model.quantile()).isBetween(before, 1.2 * before);
  }

  @Test
  void what_stays_above_for_long_is_no_longer_learnt() {
    TailModel model = new TailModel(TailPrior.CALM);
    for (int i = 0; i < 20; i++) {
      model.learn(10, 0.001);
    }
    double evidence = model.evidence(10);
    for (int i = 0; i < 1_000; i++) {
      assertThat(model.learn(10, 0.001)).isFalse();
    }
    assertThat(model.evidence(10)).isEqualTo(evidence);
  }
}
