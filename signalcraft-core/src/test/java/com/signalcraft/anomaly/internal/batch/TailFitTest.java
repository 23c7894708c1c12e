package com.signalcraft.anomaly.internal.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.anomaly.internal.TailMath;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class TailFitTest {

  private static final int SIZE = 4_000;
  private static final double SCORE = TailMath.score(Math.log(1e-3));

  @Test
  void normal_laplace_and_log_normal_tails_are_fitted() {
    assertThat(share(Random::nextGaussian)).isBetween(0.5e-3, 1.5e-3);
    assertThat(share(TailFitTest::laplace)).isBetween(0.5e-3, 1.5e-3);
    assertThat(share(random -> Math.exp(0.5 * random.nextGaussian()) - 1)).isBetween(0.5e-3, 2e-3);
  }

  @Test
  void a_value_has_the_score_that_it_is_the_value_at() {
    TailFit fit = TailFit.of(sample(TailFitTest::laplace, 1), 2);

    for (double score = 2; score < 6; score += 0.5) {
      assertThat(fit.score(fit.valueAt(score))).isCloseTo(score, within(1e-9));
    }
    assertThat(fit.score(-1)).isZero();
    assertThat(fit.score(Double.NaN)).isZero();
  }

  @Test
  void long_outages_do_not_make_the_tail_heavy() {
    double[] values = sample(Random::nextGaussian, 3);
    for (int outage = 0; outage < 4; outage++) {
      Arrays.fill(values, 500 + 800 * outage, 500 + 800 * outage + 100, 12.0);
    }

    assertThat(TailFit.of(values, 2).score(12)).isGreaterThan(7);
  }

  @Test
  void what_a_tenth_of_the_values_are_is_not_rare() {
    double[] values = new double[1_000];
    for (int i = 0; i < values.length; i += 8) {
      values[i] = 30;
    }

    assertThat(TailFit.of(values, 2).score(30)).isLessThan(2);
  }

  /** The share of normal-scored values beyond a score of one in a thousand, both tails. */
  private static double share(ToDoubleFunction<Random> noise) {
    double sum = 0;
    for (int seed = 1; seed <= 20; seed++) {
      TailFit fit = TailFit.of(sample(noise, seed), 2);
      double bar = fit.valueAt(SCORE);
      sum += Arrays.stream(sample(noise, seed + 1_000)).filter(value -> value >= bar).count();
    }
    return 2 * sum / (20 * SIZE);
  }

  private static double[] sample(ToDoubleFunction<Random> noise, long seed) {
    Random random = new Random(seed);
    double[] values = new double[SIZE];
    Arrays.setAll(values, i -> noise.applyAsDouble(random));
    return values;
  }

  private static double laplace(Random random) {
    double u = random.nextDouble() - 0.5;
    return -Math.signum(u) * Math.log(1 - 2 * Math.abs(u)) / 1.1;
  }
}
