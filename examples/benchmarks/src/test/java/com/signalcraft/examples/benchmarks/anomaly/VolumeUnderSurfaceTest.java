package com.signalcraft.examples.benchmarks.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The expected values are those of the authors' package, vus 0.0.6, for the same numbers. */
class VolumeUnderSurfaceTest {

  private static final double EXACT = 1e-12;

  @Test
  void segments_that_meet_as_they_are_widened_and_one_at_the_end() {
    assertThat(volume(1, 600, 20, false, 100, 120, 300, 300, 330, 340, 580, 599))
        .isCloseTo(0.4930977587045, within(EXACT));
  }

  @Test
  void a_segment_at_the_start_and_a_long_one() {
    assertThat(volume(2, 1_000, 7, false, 0, 5, 50, 60, 500, 700))
        .isCloseTo(0.605435449094684, within(EXACT));
  }

  @Test
  void hardly_more_points_than_thresholds_and_a_window_longer_than_the_gaps() {
    assertThat(volume(3, 251, 40, false, 20, 22, 60, 61, 200, 210))
        .isCloseTo(0.4829077176778833, within(EXACT));
  }

  @Test
  void scores_that_are_alike_and_no_window() {
    assertThat(volume(4, 300, 0, true, 10, 20, 100, 140))
        .isCloseTo(0.3869819122932849, within(EXACT));
  }

  @Test
  void a_score_that_is_the_label_is_perfect() {
    boolean[] labels = new boolean[1_000];
    double[] scores = new double[1_000];
    Arrays.fill(labels, 100, 200, true);
    Arrays.fill(scores, 100, 200, 1);

    assertThat(VolumeUnderSurface.precisionRecall(labels, scores, 0)).isCloseTo(1, within(EXACT));
  }

  private static double volume(long seed, int size, int window, boolean rounded, int... segments) {
    boolean[] labels = new boolean[size];
    for (int i = 0; i < segments.length; i += 2) {
      Arrays.fill(labels, segments[i], segments[i + 1] + 1, true);
    }
    double[] scores = new double[size];
    long state = seed;
    for (int i = 0; i < size; i++) {
      state = (state * 1_103_515_245L + 12_345) % 2_147_483_648L;
      scores[i] = state / 2_147_483_648.0 + (labels[i] ? 0.3 * (i % 3) : 0);
      if (rounded) {
        scores[i] = Math.rint(scores[i] * 5) / 5;
      }
    }
    return VolumeUnderSurface.precisionRecall(labels, scores, window);
  }
}
