package com.signalcraft.anomaly.internal.stream;

import static com.signalcraft.anomaly.SyntheticKpi.BERLIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.signalcraft.anomaly.internal.LocalClock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class NewsScoreTest {

  private static final int IN_DAY = 48;
  private static final long STEP = LocalClock.DAY / IN_DAY;

  /** Half-hourly values for eight weeks, and what a function makes of them. */
  private static double[] scores(IntToDoubleFunction change) {
    Random random = new Random(5);
    Slots slots = new Slots(new LocalClock(BERLIN), true, new Holidays(Optional.empty()));
    Spacing spacing = Spacing.of(STEP);
    ShapeCodebook shapes = new ShapeCodebook();
    NewsScore news = new NewsScore();
    double[] scores = new double[56 * IN_DAY];
    for (int i = 0; i < scores.length; i++) {
      double usual = 1_000 + 400 * Math.sin(2 * Math.PI * i / IN_DAY);
      double value = usual + 20 * random.nextGaussian() + change.applyAsDouble(i);
      slots.moveTo(i * STEP, spacing);
      scores[i] = news.next(slots, value, shapes.next(value));
    }
    return scores;
  }

  private static long news(double[] scores, int from, int to) {
    long count = 0;
    for (int i = from; i < to; i++) {
      count += scores[i] > 0.5 ? 1 : 0;
    }
    return count;
  }

  @Test
  void a_spike_is_news_at_once_and_what_follows_is_not() {
    double[] scores = scores(i -> i == 2_000 ? 1_500 : 0);
    assertThat(scores[2_000]).isGreaterThan(0.6);
    assertThat(news(scores, 2_001, 2_101)).isZero();
  }

  @Test
  void an_outage_within_the_usual_range_is_news_by_its_length() {
    int noon = 40 * IN_DAY + 6;
    double[] scores = scores(i -> i >= noon && i < noon + 12 ? -400 : 0);
    assertThat(news(scores, noon, noon + 12)).isPositive();
  }

  @Test
  void the_same_again_is_less_news_than_the_first_time() {
    double[] scores = scores(i -> i == 1_500 || i == 2_000 ? 1_500 : 0);
    assertThat(scores[1_500]).isGreaterThan(0.6);
    assertThat(scores[2_000]).isLessThan(0.5 + (scores[1_500] - 0.5) / 2);
  }

  @Test
  void a_surprise_that_is_no_record_lies_between_nothing_and_news() {
    double[] scores = scores(i -> i == 1_950 ? 1_500 : i == 2_000 ? 200 : 0);
    assertThat(scores[2_000]).isBetween(0.25, 0.5);
    assertThat(scores[1_999]).isLessThan(scores[2_000]);
  }

  @Test
  void nothing_is_news_after_the_begin_while_all_goes_on_as_before() {
    double[] scores = scores(i -> 0);
    assertThat(news(scores, 28 * IN_DAY, 56 * IN_DAY)).isLessThan(12);
    assertThat(Arrays.stream(scores)).allMatch(score -> score >= 0 && score < 1);
  }

  @Test
  void a_spike_of_the_first_week_is_no_ghost_of_the_second() {
    double[] scores = scores(i -> i == 3 * IN_DAY ? 1e6 : 0);
    assertThat(news(scores, 10 * IN_DAY - 2, 10 * IN_DAY + 4)).isZero();
  }

  @Test
  void values_as_great_and_as_small_as_can_be_have_a_score() {
    double[] scores = scores(i -> i == 1_000 ? 1e300 : i == 1_001 ? -1e300 : i == 1_002 ? 1e15 : 0);
    assertThat(Arrays.stream(scores)).allMatch(score -> score >= 0 && score <= 1);
  }
}
