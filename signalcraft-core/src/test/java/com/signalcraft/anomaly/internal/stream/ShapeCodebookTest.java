package com.signalcraft.anomaly.internal.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShapeCodebookTest {

  private static double wave(int i) {
    return 100 + 50 * Math.sin(2 * Math.PI * i / 48);
  }

  private static ShapeCodebook afterWaves(int count) {
    ShapeCodebook codebook = new ShapeCodebook();
    for (int i = 0; i < count; i++) {
      codebook.next(wave(i));
    }
    return codebook;
  }

  @Test
  void a_course_that_was_seen_is_near_and_an_unseen_one_within_the_range_is_far() {
    ShapeCodebook codebook = afterWaves(1_000);
    double seen = 0;
    double unseen = 0;
    for (int i = 1_000; i < 1_100; i++) {
      seen = Math.max(seen, codebook.next(wave(i)));
    }
    for (int i = 1_100; i < 1_140; i++) {
      unseen = Math.max(unseen, codebook.next(wave(i * 12)));
    }
    assertThat(seen).isLessThan(0.05);
    assertThat(unseen).isGreaterThan(3 * 0.05);
  }

  @Test
  void a_course_comes_to_be_known() {
    ShapeCodebook codebook = afterWaves(1_000);
    double first = 0;
    double later = 0;
    for (int i = 1_000; i < 2_000; i++) {
      double novelty = codebook.next(wave(i * 5));
      first = i < 1_100 ? Math.max(first, novelty) : first;
      later = i > 1_500 ? Math.max(later, novelty) : later;
    }
    assertThat(first).isGreaterThan(0.05);
    assertThat(later).isLessThan(first / 2);
  }

  @Test
  void says_nothing_until_it_knows_a_range_and_a_course_nor_right_after_a_pause() {
    ShapeCodebook codebook = new ShapeCodebook();
    for (int i = 0; i < 150; i++) {
      assertThat(codebook.next(wave(i))).isNaN();
    }
    assertThat(codebook.next(wave(150))).isNotNaN();
    assertThat(codebook.isCollected()).isFalse();
    codebook.pause();
    for (int i = 0; i < 63; i++) {
      assertThat(codebook.next(wave(i))).isNaN();
    }
    assertThat(codebook.next(wave(63))).isNotNaN();
    assertThat(afterWaves(400).isCollected()).isTrue();
  }

  @Test
  void novelty_is_between_nothing_and_the_whole_range_whatever_comes() {
    ShapeCodebook codebook = afterWaves(400);
    for (double value : new double[] {1e300, -1e300, 0, 1e-300, 100}) {
      for (int i = 0; i < 70; i++) {
        assertThat(codebook.next(value)).isBetween(0.0, 1.0);
      }
    }
    ShapeCodebook constant = new ShapeCodebook();
    for (int i = 0; i < 400; i++) {
      double novelty = constant.next(0);
      assertThat(Double.isNaN(novelty) || novelty == 0).isTrue();
    }
  }
}
