package com.signalcraft.examples.benchmarks.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.signalcraft.examples.benchmarks.anomaly.NabFile.Window;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NabScorerTest {

  private static final double EXACT = 1e-12;

  @ParameterizedTest
  @CsvSource({"-1, 0.98661", "-0.5, 0.84828", "0, 0", "1, -0.98661", "2.9, -1", "3, -1", "9, -1"})
  void the_worth_of_an_alarm_by_its_place_is_as_published(double position, double worth) {
    assertThat(NabScorer.scaledSigmoid(position)).isCloseTo(worth, within(5e-6));
  }

  @Test
  void no_alarms_are_0_and_one_at_the_start_of_each_window_is_100() {
    NabFile file = file(100, new Window(30, 39), new Window(75, 95));
    NabScorer scorer = NabScorer.of(List.of(file), List.of(scores(100, 30, 75)));

    for (NabProfile profile : NabProfile.values()) {
      assertThat(scorer.at(2, profile).normalised()).isEqualTo(0);
      assertThat(scorer.at(2, profile).missed()).containsExactly("a/b.csv #1", "a/b.csv #2");
      assertThat(scorer.best(profile).normalised()).isCloseTo(100, within(EXACT));
      assertThat(scorer.best(profile).hits()).isEqualTo(2);
    }
  }

  @Test
  void the_earliest_alarm_in_a_window_counts_whichever_scores_highest() {
    double[] scores = new double[100];
    scores[34] = 0.5;
    scores[38] = 0.9;
    NabScorer scorer = NabScorer.of(List.of(file(100, new Window(30, 39))), List.of(scores));

    double late = NabScorer.scaledSigmoid(-0.2) / NabScorer.scaledSigmoid(-1);
    double early = NabScorer.scaledSigmoid(-0.6) / NabScorer.scaledSigmoid(-1);
    assertThat(scorer.at(0.9, NabProfile.STANDARD).credit()).isCloseTo(late, within(EXACT));
    assertThat(scorer.best(NabProfile.STANDARD).credit()).isCloseTo(early, within(EXACT));
    assertThat(scorer.best(NabProfile.STANDARD).threshold()).isEqualTo(0.5);
  }

  @Test
  void alarms_out_of_the_windows_cost_less_soon_after_one_and_all_before_the_first() {
    NabFile file = file(100, new Window(30, 40));
    NabScorer scorer = NabScorer.of(List.of(file), List.of(scores(100, 20, 42, 90)));

    NabScore score = scorer.at(1, NabProfile.STANDARD);

    assertThat(score.falseAlarms()).isEqualTo(3);
    assertThat(score.falseAlarmCost())
        .isCloseTo(0.11 * (1 - NabScorer.scaledSigmoid(0.2) + 1), within(EXACT));
    assertThat(score.total()).isCloseTo(-1 - score.falseAlarmCost(), within(EXACT));
  }

  @Test
  void profiles_weigh_false_alarms_and_misses() {
    NabFile file = file(100, new Window(30, 40));
    NabScorer scorer = NabScorer.of(List.of(file), List.of(scores(100, 20)));

    assertThat(scorer.at(1, NabProfile.STANDARD).total()).isCloseTo(-1.11, within(EXACT));
    assertThat(scorer.at(1, NabProfile.LOW_FALSE_POSITIVES).total())
        .isCloseTo(-1.22, within(EXACT));
    assertThat(scorer.at(1, NabProfile.LOW_FALSE_NEGATIVES).total())
        .isCloseTo(-2.11, within(EXACT));
  }

  @Test
  void rows_of_the_probation_count_for_nothing() {
    NabFile file = file(100, new Window(30, 40));
    NabScorer scorer = NabScorer.of(List.of(file), List.of(scores(100, 0, 14, 30)));

    assertThat(scorer.best(NabProfile.STANDARD).normalised()).isCloseTo(100, within(EXACT));
    assertThat(file(100).probation()).isEqualTo(15);
    assertThat(file(9_999).probation()).isEqualTo(750);
  }

  @Test
  void one_threshold_holds_for_all_files_and_all_rows_with_its_score() {
    NabFile first = file(100, new Window(30, 40));
    NabFile second = file(100, new Window(50, 60));
    double[] noisy = scores(100, 50);
    Arrays.fill(noisy, 61, 100, 1);

    NabScorer scorer = NabScorer.of(List.of(first, second), List.of(scores(100, 30), noisy));

    // Either all of the noise or nothing, which is better.
    assertThat(scorer.best(NabProfile.STANDARD).hits()).isEqualTo(0);
    assertThat(scorer.best(NabProfile.STANDARD).normalised()).isEqualTo(0);
  }

  @Test
  void scores_that_do_not_fit_the_rows_are_refused() {
    List<NabFile> files = List.of(file(100));
    double[] unknown = new double[100];
    unknown[50] = Double.NaN;

    assertThatThrownBy(() -> NabScorer.of(files, List.of(new double[99])))
        .hasMessage("a/b.csv has 100 rows, but there are 99 scores");
    assertThatThrownBy(() -> NabScorer.of(files, List.of(unknown)))
        .hasMessage("a/b.csv has no score in row 51");
  }

  private static NabFile file(int size, Window... windows) {
    return new NabFile("a/b.csv", new long[size], new double[size], List.of(windows));
  }

  private static double[] scores(int size, int... alarms) {
    double[] scores = new double[size];
    for (int alarm : alarms) {
      scores[alarm] = 1;
    }
    return scores;
  }
}
