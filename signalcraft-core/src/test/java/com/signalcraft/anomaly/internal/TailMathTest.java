package com.signalcraft.anomaly.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.special.Erf;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailMathTest {

  @ParameterizedTest
  @CsvSource({
    "0.3173105078629141, 1",
    "0.04550026389635842, 2",
    "0.002699796063260189, 3",
    "5.733031437583878e-7, 5",
    "1.523970604832105e-23, 10",
    "5.50724823721247e-89, 20",
  })
  void scores_are_those_of_the_tables(double p, double score) {
    assertThat(TailMath.score(Math.log(p))).isCloseTo(score, Percentage.withPercentage(1e-11));
    assertThat(TailMath.logTail(score)).isCloseTo(Math.log(p), Percentage.withPercentage(1e-11));
    assertThat(TailMath.logTail(-score)).isEqualTo(TailMath.logTail(score));
  }

  @Property
  void score_and_tail_are_inverse_to_each_other_far_beyond_the_least_double(
      @ForAll @DoubleRange(min = 0.01, max = 9_000) double score) {
    assertThat(TailMath.score(TailMath.logTail(score)))
        .isCloseTo(score, Percentage.withPercentage(1e-9));
  }

  @Property
  void the_tail_is_that_of_the_error_function(
      @ForAll @DoubleRange(min = 0, max = 30) double score) {
    assertThat(TailMath.logTail(score))
        .isCloseTo(Math.log(Erf.erfc(score / Math.sqrt(2))), within(1e-10));
  }

  @Test
  void a_certain_event_has_no_score_and_an_impossible_one_the_greatest() {
    assertThat(TailMath.score(0)).isZero();
    assertThat(TailMath.score(Double.NEGATIVE_INFINITY)).isCloseTo(10_000, within(1.0));
  }

  @ParameterizedTest
  @CsvSource({"0.5, 2, 0.75", "0.1, 3, 0.271", "1e-20, 4, 4e-20", "1, 3, 1", "0.2, 1, 0.2"})
  void fusion_is_the_chance_that_one_of_several_is_as_small(double p, double voices, double fused) {
    double log = TailMath.fused(Math.log(p), voices);

    assertThat(Math.exp(log)).isCloseTo(fused, Percentage.withPercentage(1e-10));
    assertThat(TailMath.unfused(log, voices)).isCloseTo(Math.log(p), within(1e-10));
  }

  @Test
  void oddness_grows_without_ever_being_full() {
    assertThat(TailMath.oddness(0)).isZero();
    assertThat(TailMath.oddness(Math.log(1e-4))).isCloseTo(0.5, within(1e-12));
    assertThat(TailMath.oddness(Math.log(1e-300))).isBetween(0.98, 0.99);
    assertThat(TailMath.oddness(TailMath.LEAST_LOG)).isGreaterThan(0.9999).isLessThan(1);
  }
}
