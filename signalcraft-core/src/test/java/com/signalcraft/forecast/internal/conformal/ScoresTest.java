package com.signalcraft.forecast.internal.conformal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoresTest {

  /** 1 to n in another order. */
  private static Scores upTo(int n) {
    return Scores.of(IntStream.range(0, n).mapToDouble(i -> 1 + (i * 7) % n).toArray(), n);
  }

  @Test
  void a_bound_is_the_score_of_the_finite_sample_rank() {
    // n = 39: (n + 1)·0.975 = 39 and (n + 1)·0.025 = 1; (n + 1)·0.9 = 36 and (n + 1)·0.1 = 4.
    assertThat(upTo(39).upper(0.025, 0)).isEqualTo(39);
    assertThat(upTo(39).lower(0.025, 0)).isEqualTo(1);
    assertThat(upTo(39).upper(0.1, 0)).isEqualTo(36);
    assertThat(upTo(39).lower(0.1, 0)).isEqualTo(4);
    // n = 99: ⌈100·0.875⌉ = 88 and ⌊100·0.125⌋ = 12.
    assertThat(upTo(99).upper(0.125, 0)).isEqualTo(88);
    assertThat(upTo(99).lower(0.125, 0)).isEqualTo(12);
  }

  @Test
  void a_tail_that_is_too_thin_goes_on_as_a_normal_one() {
    // The outermost of 39 stands for the tail of 1/40, at 1.959964; that of 1/200 is at 2.575829.
    assertThat(upTo(39).upper(0.005, 0)).isCloseTo(39 * 2.575829 / 1.959964, within(1e-4));
    assertThat(upTo(39).lower(0.005, 0)).isCloseTo(1 * 2.575829 / 1.959964, within(1e-4));
  }

  @Test
  void several_scores_of_one_value_count_once() {
    // 156 scores of 39 values: the rank 36 of 39 is 144 of 156, the 13th from below.
    Scores scores = Scores.of(IntStream.rangeClosed(1, 156).asDoubleStream().toArray(), 39);
    assertThat(scores.upper(0.1, 0)).isEqualTo(144);
    assertThat(scores.lower(0.1, 0)).isEqualTo(13);
    assertThat(scores.upper(0.005, 0)).isGreaterThan(156);
  }

  @Test
  void one_more_value_lies_beyond_each_bound_as_often_as_its_tail_says() {
    Random random = new Random(3);
    int beyond = 0;
    int rounds = 20_000;
    for (int i = 0; i < rounds; i++) {
      double[] skewed = random.doubles(39).map(u -> -Math.log(u)).toArray();
      if (-Math.log(random.nextDouble()) > Scores.of(skewed, 39).upper(0.1, 0)) {
        beyond++;
      }
    }
    assertThat((double) beyond / rounds).isCloseTo(0.1, within(0.007));
  }

  @Test
  void the_tail_follows_gibbs_and_candes() {
    // Of 99 scores; tail 0.1 at rate 0.05: a value above all is a miss, one amid them is none.
    Scores scores = upTo(99).and(new double[] {1_000, 50, 50});
    double p = 0.1 - 0.05 * 0.9 + 2 * 0.05 * 0.1;
    int rank = (int) Math.ceil(103 * (1 - p));

    double[] all = IntStream.rangeClosed(1, 99).asDoubleStream().toArray();
    double[] sorted =
        DoubleStream.concat(Arrays.stream(all), DoubleStream.of(1_000, 50, 50)).sorted().toArray();
    assertThat(scores.upper(0.1, 0.05)).isEqualTo(sorted[rank - 1]);
    assertThat(scores.upper(0.1, 0)).isEqualTo(sorted[(int) Math.ceil(103 * 0.9) - 1]);
    // Below there was no miss: the tail has grown three times.
    int low = (int) Math.floor(103 * (0.1 + 3 * 0.05 * 0.1));
    assertThat(scores.lower(0.1, 0.05)).isEqualTo(sorted[low - 1]);
  }

  @Test
  void a_value_on_the_bound_is_inside() {
    Scores scores = upTo(39).and(new double[] {36});
    Scores beyond = upTo(39).and(new double[] {36.5});
    assertThat(scores.upper(0.1, 0.1)).isLessThan(beyond.upper(0.1, 0.1));
  }
}
